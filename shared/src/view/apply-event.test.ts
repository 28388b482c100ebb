import { describe, expect, test } from "vitest";
import type { LastingEvent, LastingEventOf, LastingEventType } from "../protocol/events.ts";
import { audienceOf } from "../protocol/events.ts";
import { ConversationView } from "../protocol/views.ts";
import { eventMaker, idsOf } from "../testing/index.ts";
import { applyEvent, applyPublicEvent, viewOf } from "./apply-event.ts";

const make = eventMaker(idsOf(1));
const { agentId, visitorId, conversationId } = make;
const started = viewOf(make.make("conversation.started"));

/** A picture after the events that lead to it; the items do not matter. */
function after(...events: LastingEvent[]): ConversationView {
  return { ...events.reduce(applyEvent, started), items: [] };
}
const assigned = make.make("conversation.assigned");
const closed = make.make("conversation.closed");
const fromAgent = make.make("message.posted", { by: agentId });
const fromVisitor = make.make("message.posted", { by: visitorId });
const offer = make.make("offer.made", { agentId, expiresAtMs: 5 });
const transfer = make.make("transfer.offered", { agentId, expiresAtMs: 6 });

/** What differs between two pictures, apart from the items. */
function changes(before: ConversationView, event: LastingEvent): Partial<ConversationView> {
  const next = applyEvent(before, event);
  const entries = Object.entries(next).filter(
    ([key, value]) =>
      key !== "items" && JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof next]),
  );
  return Object.fromEntries(entries);
}

describe("P30: what each event changes", () => {
  test("a conversation begins queued, nobody's, since then", () => {
    expect(started).toMatchObject({
      state: "queued",
      agentId: null,
      queuedAtMs: started.startedAtMs,
    });
    expect(ConversationView.safeParse(started).success).toBe(true);
  });

  test("queued: in its department since the time told, nobody's, no offer", () => {
    const departmentId = idsOf(2).department();
    const queued = make.make("conversation.queued", {
      departmentId,
      queuedAtMs: 77,
      reason: "agentLost",
    });
    expect(changes(after(assigned, fromAgent), queued)).toEqual({
      state: "queued",
      agentId: null,
      departmentId,
      queuedAtMs: 77,
    });
    expect(changes(after(offer), queued)).toMatchObject({ state: "queued", offer: null });
  });

  test("an offer makes it offered, and its end queued again", () => {
    expect(changes(after(), offer)).toEqual({
      state: "offered",
      offer: { agentId, expiresAtMs: 5 },
    });
    expect(changes(after(offer), make.make("offer.lapsed"))).toEqual({
      state: "queued",
      offer: null,
    });
  });

  test("an offer that ends after the conversation has moved on changes no state", () => {
    const late = make.make("offer.lapsed");
    expect(applyEvent(after(offer, assigned), late).state).toBe("assigned");
    expect(applyEvent(after(offer, closed), late).state).toBe("closed");
  });

  test("assigned: the agent's, no offer; a transfer counts, a take does not", () => {
    expect(changes(after(offer), assigned)).toEqual({ state: "assigned", agentId, offer: null });
    const over = make.make("conversation.assigned", {
      agentId: idsOf(3).agent(),
      reason: "transferred",
    });
    expect(changes(after(assigned, transfer), over)).toEqual({
      agentId: over.agentId,
      transfer: null,
      transferCount: 1,
    });
    expect(after(assigned, { ...over, reason: "taken" }).transferCount).toBe(0);
    const departmentId = idsOf(2).department();
    expect(after({ ...over, departmentId }).departmentId).toBe(departmentId);
  });

  test("who wrote last decides who is waited for, while an agent holds it", () => {
    expect(after(assigned, fromAgent).state).toBe("waitingOnVisitor");
    expect(after(assigned, fromAgent, fromAgent).state).toBe("waitingOnVisitor");
    expect(after(assigned, fromAgent, fromVisitor).state).toBe("assigned");
    expect(after(assigned, fromVisitor).state).toBe("assigned");
    expect(after(fromVisitor).state).toBe("queued");
    expect(after(closed, fromAgent).state).toBe("closed");
  });

  test("closed: by whom, nothing offered; who held it last stays named", () => {
    expect(changes(after(assigned, transfer), closed)).toEqual({
      state: "closed",
      closedBy: "agent",
      transfer: null,
    });
    expect(after(assigned, closed).agentId).toBe(agentId);
  });

  test("opened again: nobody's, not closed, and not solved (SO3)", () => {
    expect(changes(after(assigned, closed), make.make("conversation.reopened"))).toEqual({
      state: "queued",
      agentId: null,
      isSolved: false,
      closedBy: null,
    });
  });

  test("UD2: an end that is taken back leaves it as it was", () => {
    const undone = make.make("conversation.reopened", { undone: "waitingOnVisitor" });
    expect(changes(after(assigned, closed), undone)).toEqual({
      state: "waitingOnVisitor",
      closedBy: null,
    });
  });

  test("a message is left; a transfer is offered and lapses; a rating is given", () => {
    expect(changes(after(offer), make.make("conversation.messageLeft"))).toEqual({
      state: "messageLeft",
      offer: null,
    });
    expect(changes(after(assigned), transfer)).toEqual({
      transfer: {
        agentId,
        fromAgentId: transfer.fromAgentId,
        transferReason: "expertise",
        expiresAtMs: 6,
      },
    });
    expect(changes(after(assigned, transfer), make.make("transfer.lapsed"))).toEqual({
      transfer: null,
    });
    expect(changes(after(closed), make.make("rating.given", { score: 4 }))).toEqual({
      ratingScore: 4,
    });
  });

  test("SO1: whether it was solved, as the visitor said last", () => {
    const answered = (isSolved: boolean) => make.make("solution.answered", { isSolved });
    expect(changes(after(closed), answered(true))).toEqual({ isSolved: true });
    expect(changes(after(closed, answered(true)), answered(false))).toEqual({ isSolved: false });
  });

  test("R12: a call-back is asked for; the visitor is called, given more time, is back or passed; it ends with the waiting", () => {
    const asked = make.make("callback.asked", { way: "email" });
    const called = make.make("turn.called", { untilMs: 7 });
    expect(changes(after(), asked)).toEqual({ callback: { way: "email", turnUntilMs: null } });
    expect(changes(after(asked), called)).toEqual({ callback: { way: "email", turnUntilMs: 7 } });
    expect(changes(after(asked, called), make.make("turn.extended", { untilMs: 9 }))).toMatchObject(
      { callback: { turnUntilMs: 9 } },
    );
    for (const type of ["turn.answered", "turn.passed"] as const)
      expect(changes(after(asked, called), make.make(type))).toEqual({
        callback: { way: "email", turnUntilMs: null },
      });
    const left = make.make("conversation.messageLeft");
    for (const event of [make.make("callback.cancelled"), assigned, closed, left])
      expect(after(asked, called, event).callback).toBeNull();
    expect(changes(after(), called)).toEqual({});
  });

  test("PH1: a call is owed from the moment it is asked for until an outcome, the visitor or the end takes it away", () => {
    const asked = make.make("call.asked", { dueAtMs: 7 });
    expect(changes(after(), asked)).toEqual({ callDueAtMs: 7 });
    const again = make.make("call.recorded", { outcome: "noAnswer", dueAtMs: 9 });
    expect(changes(after(asked), again)).toEqual({ callDueAtMs: 9 });
    const reached = make.make("call.recorded", { outcome: "reached", dueAtMs: null });
    for (const event of [reached, make.make("call.cancelled"), closed])
      expect(after(asked, event).callDueAtMs).toBeNull();
    // Writing again brings the visitor back into the line; the call is still owed.
    expect(after(asked, make.make("conversation.queued"), assigned).callDueAtMs).toBe(7);
  });

  test("PM1: what is promised is what the last word on promises says is open, whatever becomes of the conversation", () => {
    const made = make.make("promise.made", { dueAtMs: 7 });
    const { open } = made;
    expect(changes(after(), made)).toEqual({ promises: open });
    const moved = make.make("promise.changed", { dueAtMs: 9 });
    expect(changes(after(made), moved)).toEqual({ promises: moved.open });
    for (const event of [make.make("promise.kept"), make.make("promise.takenBack")])
      expect(after(made, event).promises).toEqual([]);
    expect(after(made, make.make("promise.broken")).promises).toMatchObject([{ isBroken: true }]);
    expect(after(made, assigned, closed).promises).toEqual(open);
  });

  test("QU3: a question is open once it was added, and then what was last said of it, whatever becomes of the conversation", () => {
    const one = make.make("question.added", { number: 1, text: "When?" });
    const two = make.make("question.added", { number: 2, text: "Where?" });
    const { by, atMs } = one;
    const open = { number: 1, text: "When?", state: "open", into: null, by, atMs };
    expect(changes(after(), one)).toEqual({ questions: [open] });
    const marked = make.make("question.marked", {
      number: 2,
      state: "merged",
      into: 1,
      by: agentId,
    });
    expect(after(one, two, marked, assigned, closed).questions).toEqual([
      open,
      { number: 2, text: "Where?", state: "merged", into: 1, by: agentId, atMs },
    ]);
    expect(applyPublicEvent(after(), one).questions).toBeUndefined();
  });

  test.each([
    "note.posted",
    "conversation.taken",
    "conversation.given",
    "call.taken",
    "promise.reminded",
    "wrapUp.started",
    "wrapUp.ended",
    "visitor.presenceChanged",
    "wait.announced",
    "defect.repaired",
  ] as const)("%s joins the items and changes nothing else", (type) => {
    const before = after(assigned, fromAgent);
    const event = make.make(type);
    expect(changes(before, event)).toEqual({});
    expect(applyEvent(before, event).items).toEqual([event]);
  });
});

describe("P30: for every event there is", () => {
  const all = make.types.map((type: LastingEventType) => make.make(type));
  const ofConversation = all.filter((event) => "conversationId" in event);

  test("the makers know every type of the schema", () => {
    expect(make.types.toSorted()).toEqual([...audienceOf.keys()].toSorted());
  });

  test("the next picture is a valid one, ends with the event, and the old one is as it was", () => {
    const before = after(assigned, fromAgent, transfer);
    const copy = structuredClone(before);
    for (const event of ofConversation) {
      const next = applyEvent(before, event);
      expect(ConversationView.safeParse(next).error, event.type).toBeUndefined();
      expect(next.items).toEqual([event]);
      expect(before).toEqual(copy);
    }
  });

  test("a client that is sent what visitors may see applies all of that, and skips the rest", () => {
    for (const event of ofConversation) {
      const isPublic = audienceOf.get(event.type) === "public";
      const next = isPublic ? applyEvent(started, event) : started;
      expect(applyPublicEvent(started, event), event.type).toEqual(next);
    }
  });

  test("one of another conversation, or of the desk, changes nothing", () => {
    const other = idsOf(9).conversation();
    for (const event of all) {
      const elsewhere = "conversationId" in event ? { ...event, conversationId: other } : event;
      expect(applyEvent(started, elsewhere)).toBe(started);
    }
  });

  test("P9: a type of a later protocol is skipped", () => {
    const later = {
      ...fromAgent,
      type: "message.sung",
    } as unknown as LastingEventOf<"message.posted">;
    expect(applyEvent(started, later)).toBe(started);
    expect(later.conversationId).toBe(conversationId);
  });
});
