import type { LastingEvent, LastingEventOf } from "../protocol/events.ts";
import type { TagId } from "../protocol/ids.ts";
import type { Question } from "../protocol/questions.ts";
import type { ConversationView } from "../protocol/views.ts";

/**
 * The picture of a conversation after one more of its events (P30). Pure; the old picture is left as it was. What is not of this
 * conversation, and a type from a later protocol, changes nothing. The order is the caller's affair: see `follow`.
 */
export function applyEvent(view: ConversationView, event: LastingEvent): ConversationView {
  return applied(view, event, changed);
}

/** The same for a client that is sent what visitors may see: it carries nothing for the rest, and skips it. */
export function applyPublicEvent(view: ConversationView, event: LastingEvent): ConversationView {
  return applied(view, event, changedForAll as Change); // what is the team's ends at its default
}

type Change = (view: ConversationView, event: ConversationEvent) => ConversationView | undefined;

function applied(view: ConversationView, event: LastingEvent, change: Change): ConversationView {
  if (!("conversationId" in event) || event.conversationId !== view.conversationId) return view;
  const next = change(view, event);
  return next === undefined ? view : { ...next, items: [...view.items, event] };
}

/** The picture of a conversation that has just begun: its first event and nothing else. */
export function viewOf(started: LastingEventOf<"conversation.started">): ConversationView {
  return {
    conversationId: started.conversationId,
    state: "queued",
    departmentId: started.departmentId,
    agentId: null,
    startedAtMs: started.atMs,
    queuedAtMs: started.atMs,
    closedBy: null,
    ratingScore: null,
    isSolved: null,
    offer: null,
    transfer: null,
    transferCount: 0,
    callback: null,
    callDueAtMs: null,
    isTest: false,
    promises: [],
    readMarks: { deliveredSeq: 0, agentSeq: 0, visitorSeq: 0 },
    items: [started],
    hasEarlier: false,
  };
}

type ConversationEvent = Extract<LastingEvent, { conversationId: unknown }>;
type TeamEvent = Extract<
  ConversationEvent,
  {
    type:
      | `offer.${string}`
      | `transfer.${string}`
      | `mail.${string}`
      | `push.${string}`
      | `wrapUp.${string}`
      | "note.posted"
      | "conversation.taken"
      | "conversation.given"
      | "conversation.marked"
      | "conversation.tagged"
      | "ending.written"
      | "case.shelved"
      | "conversation.erased"
      | "kindWords.shared"
      | `complaint.${string}`
      | `question.${string}`
      | "call.taken"
      | "promise.reminded"
      | "file.opened"
      | "visitor.presenceChanged"
      | "wait.announced"
      | "defect.repaired";
  }
>;

type PublicEvent = Exclude<ConversationEvent, TeamEvent>;

/** What the event changes apart from the items; undefined = a type this version does not know. */
function changed(view: ConversationView, event: ConversationEvent): ConversationView | undefined {
  // It is one or the other, and each function passes over what is not its own.
  return changedForAll(view, event as PublicEvent) ?? changedForTeam(view, event as TeamEvent);
}

function changedForTeam(view: ConversationView, event: TeamEvent): ConversationView | undefined {
  switch (event.type) {
    case "offer.made":
      return {
        ...view,
        state: "offered",
        offer: { agentId: event.agentId, expiresAtMs: event.expiresAtMs },
      };
    case "offer.lapsed":
      return { ...view, state: view.state === "offered" ? "queued" : view.state, offer: null };
    case "transfer.offered":
      return {
        ...view,
        transfer: {
          agentId: event.agentId,
          fromAgentId: event.fromAgentId,
          transferReason: event.transferReason,
          expiresAtMs: event.expiresAtMs,
        },
      };
    case "transfer.lapsed":
      return { ...view, transfer: null };
    case "conversation.marked":
      return { ...view, isTest: event.isTest };
    case "conversation.tagged":
      return withTag(view, event.tagId, event.isTagged);
    case "complaint.raised":
      return { ...view, complaint: { sinceMs: event.atMs, cause: event.cause } };
    case "complaint.ended": {
      const { complaint: _ended, ...rest } = view;
      return rest;
    }
    case "question.added":
    case "question.marked":
      return { ...view, questions: withQuestion(view.questions ?? [], event) };
    case "ending.written":
    case "case.shelved":
    case "conversation.erased":
    case "kindWords.shared":
    case "note.posted":
    case "mail.sent":
    case "mail.failed":
    case "push.sent":
    case "push.failed":
    case "conversation.taken":
    case "conversation.given":
    case "call.taken":
    case "promise.reminded":
    case "file.opened":
    case "wrapUp.started":
    case "wrapUp.ended":
    case "visitor.presenceChanged":
    case "wait.announced":
    case "defect.repaired":
      return view;
    default:
      return unknownType(event);
  }
}

function changedForAll(view: ConversationView, event: PublicEvent): ConversationView | undefined {
  // All that is said of promises, in fewer bytes than their types take.
  if ("open" in event) return { ...view, promises: event.open };
  switch (event.type) {
    case "conversation.started":
      return { ...view, departmentId: event.departmentId, startedAtMs: event.atMs };
    case "conversation.queued":
      return {
        ...view,
        state: "queued",
        departmentId: event.departmentId,
        agentId: null,
        queuedAtMs: event.queuedAtMs,
        closedBy: null,
        offer: null,
      };
    case "conversation.assigned":
      return {
        ...view,
        state: "assigned",
        agentId: event.agentId,
        departmentId: event.departmentId ?? view.departmentId,
        offer: null,
        transfer: null,
        transferCount: view.transferCount + (event.reason === "transferred" ? 1 : 0),
        callback: null,
      };
    case "message.posted":
    case "form.answered":
      return { ...view, state: stateAfterMessage(view.state, event.by) };
    case "conversation.closed":
      return {
        ...view,
        state: "closed",
        closedBy: event.closedBy,
        offer: null,
        transfer: null,
        callback: null,
        callDueAtMs: null,
      };
    case "conversation.reopened":
      return {
        ...view,
        ...(event.undone
          ? { state: event.undone }
          : { state: "queued", agentId: null, isSolved: false }),
        closedBy: null,
      };
    case "conversation.messageLeft":
      return { ...view, state: "messageLeft", offer: null, callback: null };
    case "rating.given":
      return { ...view, ratingScore: event.score };
    case "solution.answered":
      return { ...view, isSolved: event.isSolved };
    case "article.shown":
    case "article.answered":
      return { ...view, articleHelp: event.help };
    case "callback.asked":
      return { ...view, callback: { way: event.way, turnUntilMs: null } };
    case "callback.cancelled":
      return { ...view, callback: null };
    case "turn.called":
    case "turn.extended":
      return withTurn(view, event.untilMs);
    case "turn.answered":
    case "turn.passed":
      return withTurn(view, null);
    case "call.asked":
    case "call.recorded":
      return { ...view, callDueAtMs: event.dueAtMs };
    case "call.cancelled":
      return { ...view, callDueAtMs: null };
    case "form.sent":
    case "replies.offered":
    case "incident.linked":
    case "incident.updated":
    case "goodwill.given":
      return view;
    default:
      return unknownType(event);
  }
}

/** One tag more or less; with none left they are absent. */
function withTag(
  { tagIds: before = [], ...view }: ConversationView,
  tagId: TagId,
  isTagged: boolean,
): ConversationView {
  const others = before.filter((other) => other !== tagId);
  const tagIds = isTagged ? [...others, tagId].sort() : others;
  return tagIds.length === 0 ? view : { ...view, tagIds };
}

/** Until when the visitor who is called back has to come; null = they are not called. */
function withTurn(view: ConversationView, turnUntilMs: number | null): ConversationView {
  return view.callback === null ? view : { ...view, callback: { ...view.callback, turnUntilMs } };
}

/** Who wrote last decides who is waited for, while an agent holds the conversation. */
function stateAfterMessage(
  state: ConversationView["state"],
  by: string,
): ConversationView["state"] {
  if (state === "assigned" && by.startsWith("agt_")) return "waitingOnVisitor";
  if (state === "waitingOnVisitor" && by.startsWith("vis_")) return "assigned";
  return state;
}

/** Compiles only while every known type has its case; at run time a type from a later protocol arrives here and is skipped (P9). */
export function unknownType(event: never): undefined {
  void event;
  return undefined;
}

/** The questions with a new one, or with what became of one (QU3). */
function withQuestion(
  questions: readonly Question[],
  event: LastingEventOf<"question.added"> | LastingEventOf<"question.marked">,
): Question[] {
  const { number, by, atMs } = event;
  if (event.type === "question.added")
    return [...questions, { number, text: event.text, state: "open", into: null, by, atMs }];
  const { state, into } = event;
  return questions.map((one) => (one.number === number ? { ...one, state, into, by, atMs } : one));
}
