import type { LastingEventOf, LastingEventType } from "../protocol/events.ts";
import type { ConversationId } from "../protocol/ids.ts";
import type { IdMaker } from "./ids.ts";

type Builders = { readonly [Type in LastingEventType]: () => Omit<LastingEventOf<Type>, "seq"> };

/** A whole, valid event of every type; a test overrides what it is about. */
export function eventMaker(ids: IdMaker, atMs = Date.UTC(2026, 0, 1, 9)) {
  const conversationId: ConversationId = ids.conversation();
  const agentId = ids.agent();
  const visitorId = ids.visitor();
  const departmentId = ids.department();
  const formId = ids.form();
  const envelope = () => ({ id: ids.event(), publicSeq: null, atMs, by: "system" as const });
  const of = () => ({ ...envelope(), conversationId });
  const note = { wanted: "a refund", tried: "the form", promised: "by Friday", again: null };

  const builders: Builders = {
    "conversation.started": () => ({
      ...of(),
      type: "conversation.started",
      siteId: ids.site(),
      departmentId,
      language: "en",
    }),
    "conversation.queued": () => ({
      ...of(),
      type: "conversation.queued",
      departmentId,
      reason: "started",
      queuedAtMs: atMs,
      isReturned: false,
    }),
    "conversation.assigned": () => ({
      ...of(),
      type: "conversation.assigned",
      agentId,
      reason: "accepted",
      fromAgentId: null,
      transferReason: null,
    }),
    "message.posted": () => ({
      ...of(),
      type: "message.posted",
      by: visitorId,
      text: "Hello",
      links: [],
    }),
    "conversation.closed": () => ({ ...of(), type: "conversation.closed", closedBy: "agent" }),
    "conversation.reopened": () => ({ ...of(), type: "conversation.reopened" }),
    "conversation.messageLeft": () => ({
      ...of(),
      type: "conversation.messageLeft",
      reason: "asked",
    }),
    "rating.given": () => ({ ...of(), type: "rating.given", score: 5, text: null }),
    "solution.answered": () => ({
      ...of(),
      type: "solution.answered",
      by: visitorId,
      isSolved: true,
    }),
    "form.sent": () => ({
      ...of(),
      type: "form.sent",
      by: agentId,
      formId,
      fields: ["name", "email", "question"],
      text: "Which order is it about?",
    }),
    "form.answered": () => ({
      ...of(),
      type: "form.answered",
      by: visitorId,
      formId,
      given: ["email"],
      text: { name: null, email: "vera@example.test", phone: null, question: null },
    }),
    "replies.offered": () => ({
      ...of(),
      type: "replies.offered",
      by: agentId,
      text: ["Yes", "No, thank you"],
    }),
    "article.shown": () => ({
      ...of(),
      type: "article.shown",
      help: "shown",
      text: {
        articles: [
          {
            articleId: ids.article(),
            title: "How do I send something back?",
            text: "Within 30 days, for free.",
            links: [],
            page: "https://shop.example/returns",
          },
        ],
      },
    }),
    "article.answered": () => ({
      ...of(),
      type: "article.answered",
      by: visitorId,
      articleId: ids.article(),
      help: "opened",
    }),
    "callback.asked": () => ({ ...of(), type: "callback.asked", by: visitorId, way: "email" }),
    "callback.cancelled": () => ({ ...of(), type: "callback.cancelled" }),
    "turn.called": () => ({ ...of(), type: "turn.called", untilMs: atMs + 120_000 }),
    "turn.extended": () => ({
      ...of(),
      type: "turn.extended",
      by: visitorId,
      untilMs: atMs + 240_000,
    }),
    "turn.answered": () => ({ ...of(), type: "turn.answered" }),
    "turn.passed": () => ({ ...of(), type: "turn.passed", reason: "elapsed" }),
    "call.asked": () => ({ ...of(), type: "call.asked", dueAtMs: atMs + 3_600_000 }),
    "call.cancelled": () => ({ ...of(), type: "call.cancelled" }),
    "call.recorded": () => ({
      ...of(),
      type: "call.recorded",
      by: agentId,
      outcome: "noAnswer",
      tries: 1,
      dueAtMs: atMs + 7_200_000,
    }),
    "call.taken": () => ({ ...of(), type: "call.taken", by: agentId, agentId }),
    "promise.made": () => ({
      ...of(),
      type: "promise.made",
      by: agentId,
      kind: "answer",
      dueAtMs: atMs + 3_600_000,
      open: [{ kind: "answer", dueAtMs: atMs + 3_600_000, isBroken: false }],
    }),
    "promise.changed": () => ({
      ...of(),
      type: "promise.changed",
      by: agentId,
      kind: "answer",
      dueAtMs: atMs + 7_200_000,
      formerDueAtMs: atMs + 3_600_000,
      text: "The carrier has not called back yet",
      open: [{ kind: "answer", dueAtMs: atMs + 7_200_000, isBroken: false }],
    }),
    "promise.kept": () => ({
      ...of(),
      type: "promise.kept",
      by: agentId,
      kind: "answer",
      dueAtMs: atMs + 3_600_000,
      isLate: false,
      open: [],
    }),
    "promise.takenBack": () => ({
      ...of(),
      type: "promise.takenBack",
      by: agentId,
      kind: "answer",
      dueAtMs: atMs + 3_600_000,
      open: [],
    }),
    "promise.broken": () => ({
      ...of(),
      type: "promise.broken",
      by: "system",
      kind: "answer",
      dueAtMs: atMs,
      open: [{ kind: "answer", dueAtMs: atMs, isBroken: true }],
    }),
    "promise.reminded": () => ({
      ...of(),
      type: "promise.reminded",
      by: "system",
      kind: "answer",
      dueAtMs: atMs + 900_000,
    }),
    "incident.linked": () => ({
      ...of(),
      type: "incident.linked",
      incidentId: ids.incident(),
      text: "Payments fail",
    }),
    "incident.updated": () => ({
      ...of(),
      type: "incident.updated",
      incidentId: ids.incident(),
      text: null,
    }),
    "goodwill.given": () => ({
      ...of(),
      type: "goodwill.given",
      text: { words: "Thank you for waiting.", code: "WAIT-7" },
    }),
    "note.posted": () => ({
      ...of(),
      type: "note.posted",
      by: agentId,
      text: "A note",
      mentions: [],
    }),
    "offer.made": () => ({ ...of(), type: "offer.made", agentId, expiresAtMs: atMs + 30_000 }),
    "offer.lapsed": () => ({ ...of(), type: "offer.lapsed", agentId, reason: "expired" }),
    "transfer.offered": () => ({
      ...of(),
      type: "transfer.offered",
      agentId,
      fromAgentId: ids.agent(),
      departmentId: null,
      transferReason: "expertise",
      expiresAtMs: atMs + 30_000,
      text: note,
    }),
    "transfer.lapsed": () => ({
      ...of(),
      type: "transfer.lapsed",
      agentId,
      fromAgentId: ids.agent(),
      reason: "expired",
    }),
    "mail.sent": () => ({ ...of(), type: "mail.sent", mail: "leftMessage" }),
    "mail.failed": () => ({
      ...of(),
      type: "mail.failed",
      mail: "unreadReply",
      reason: "refused",
    }),
    "push.sent": () => ({ ...of(), type: "push.sent" }),
    "push.failed": () => ({ ...of(), type: "push.failed", reason: "gone" }),
    "conversation.taken": () => ({ ...of(), type: "conversation.taken", agentId, text: "Urgent" }),
    "conversation.marked": () => ({ ...of(), type: "conversation.marked", isTest: true }),
    "conversation.tagged": () => ({
      ...of(),
      type: "conversation.tagged",
      by: agentId,
      tagId: ids.tag(),
      isTagged: true,
    }),
    "ending.written": () => ({
      ...of(),
      type: "ending.written",
      by: agentId,
      text: "Refunded, it arrives by Friday",
    }),
    "case.shelved": () => ({
      ...of(),
      type: "case.shelved",
      by: agentId,
      text: "Two orders under one number: look at both addresses",
    }),
    "conversation.erased": () => ({
      ...of(),
      type: "conversation.erased",
      visitorId: ids.visitor(),
    }),
    "kindWords.shared": () => ({
      ...of(),
      type: "kindWords.shared",
      by: agentId,
      isShared: true,
    }),
    "complaint.raised": () => ({
      ...of(),
      type: "complaint.raised",
      cause: "lowRating",
      text: null,
    }),
    "question.added": () => ({
      ...of(),
      type: "question.added",
      number: 1,
      span: { start: 0, end: 5 },
      text: "When?",
    }),
    "question.marked": () => ({
      ...of(),
      type: "question.marked",
      by: agentId,
      number: 1,
      state: "answered",
      into: null,
    }),
    "complaint.ended": () => ({
      ...of(),
      type: "complaint.ended",
      by: agentId,
      text: "Called back, and sent a new one",
    }),
    "file.opened": () => ({ ...of(), type: "file.opened", by: agentId, fileId: ids.file() }),
    "wrapUp.started": () => ({
      ...of(),
      type: "wrapUp.started",
      agentId,
      endsAtMs: atMs + 60_000,
    }),
    "wrapUp.ended": () => ({ ...of(), type: "wrapUp.ended", agentId, reason: "elapsed" }),
    "visitor.presenceChanged": () => ({
      ...of(),
      type: "visitor.presenceChanged",
      presence: "absent",
    }),
    "wait.announced": () => ({
      ...of(),
      type: "wait.announced",
      place: 1,
      range: { lowMs: 60_000, expectedMs: 120_000, highMs: 240_000 },
      refusal: null,
      reason: null,
      basis: "measured",
    }),
    "defect.repaired": () => ({ ...of(), type: "defect.repaired", defect: "closedButHeld" }),
    "agent.availabilityChanged": () => ({
      ...envelope(),
      type: "agent.availabilityChanged",
      agentId,
      availability: "away",
      reason: "chosen",
    }),
    "agent.capacityChanged": () => ({
      ...envelope(),
      type: "agent.capacityChanged",
      agentId,
      capacity: 3,
    }),
    "agent.presenceChanged": () => ({
      ...envelope(),
      type: "agent.presenceChanged",
      agentId,
      presence: "offline",
    }),
    "incident.changed": () => ({
      ...envelope(),
      type: "incident.changed",
      incidentId: ids.incident(),
      siteId: null,
      text: "Payments fail",
    }),
    "goodwill.poolChanged": () => ({
      ...envelope(),
      type: "goodwill.poolChanged",
      siteId: ids.site(),
      isEmpty: true,
    }),
    "tag.changed": () => ({
      ...envelope(),
      type: "tag.changed",
      tagId: ids.tag(),
      siteId: null,
      kind: "tag",
      isRemoved: false,
      text: "Returns",
    }),
    "settings.changed": () => ({ ...envelope(), type: "settings.changed", subject: "team" }),
    "score.noticed": () => ({
      ...envelope(),
      type: "score.noticed",
      departmentId,
      waits: 200,
      keptPercent: 76,
      boundPercent: 70,
      isWithin: false,
    }),
    "alarm.raised": () => ({
      ...envelope(),
      type: "alarm.raised",
      siteId: null,
      departmentId,
      kind: "unstaffed",
      limitMs: 0,
    }),
    "alarm.cleared": () => ({
      ...envelope(),
      type: "alarm.cleared",
      siteId: null,
      departmentId,
      kind: "unstaffed",
    }),
  };

  return {
    conversationId,
    agentId,
    visitorId,
    departmentId,
    /** Every type there is. */
    types: Object.keys(builders) as LastingEventType[], // the object has exactly these keys
    make<Type extends LastingEventType>(
      type: Type,
      over: Partial<LastingEventOf<Type>> = {},
    ): LastingEventOf<Type> {
      // Safe: the builder of a type makes that type, and `over` replaces properties by the same ones.
      return { seq: 1, ...builders[type](), ...over } as LastingEventOf<Type>;
    },
  };
}
