import type { LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import { noteOf } from "./thread.ts";
import { isBack } from "../ways/is-back.ts";
import { isCalledBack, turnOf } from "./turn-of.ts";

const maker = eventMaker(idsOf(4));
const begun = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const names = { [maker.agentId]: "Jana" };
/** The conversation after these. */
const after = (...events: readonly Omit<LastingEvent, "seq">[]) =>
  events.reduce(
    (view, event, at) => applyEvent(view, { ...event, seq: at + 2 } as LastingEvent), // the sequence is all that was missing
    begun,
  );
const asked = maker.make("callback.asked", { way: "notice" });
const called = maker.make("turn.called", { untilMs: 120_000 });
const taken = maker.make("conversation.assigned", { fromAgentId: null, reason: "accepted" });

test("R12: who asked to be called is, until they take it back, also once an agent is there", () => {
  expect(isCalledBack(begun)).toBe(false);
  expect(isCalledBack(after(asked, called))).toBe(true);
  expect(isCalledBack(after(asked, taken))).toBe(true);
  expect(isCalledBack(after(asked, maker.make("callback.cancelled")))).toBe(false);
});

test.each([
  ["has ended", maker.make("conversation.closed")],
  ["has become a message", maker.make("conversation.messageLeft")],
])("R12: who was called in a wait is not called in the next, once the chat %s", (_, end) => {
  expect(isCalledBack(after(asked, called, end))).toBe(false);
});

test("a turn is told when the visitor is called, and when an agent comes, not when one follows another", () => {
  expect(turnOf({ ...called, seq: 2 }, names)).toEqual({ agent: null, untilMs: 120_000 });
  expect(turnOf({ ...taken, seq: 2 }, names)).toEqual({
    agent: { id: maker.agentId, name: "Jana" },
    untilMs: null,
  });
  const handedOver = maker.make("conversation.assigned", { fromAgentId: maker.agentId });
  expect(turnOf({ ...handedOver, seq: 2 }, names)).toBeUndefined();
  expect(turnOf({ ...asked, seq: 2 }, names)).toBeUndefined();
});

test("CB4: who was called and has come is told to be back, until they are called or keep the place again", () => {
  const answered = maker.make("turn.answered");
  const passed = maker.make("turn.passed", { reason: "elapsed" });
  expect(isBack(after(asked))).toBe(false);
  expect(isBack(after(asked, called))).toBe(false);
  expect(isBack(after(asked, called, answered))).toBe(true);
  expect(isBack(after(asked, called, answered, maker.make("message.posted")))).toBe(true);
  expect(isBack(after(asked, called, passed))).toBe(false);
  expect(isBack(after(asked, called, answered, called))).toBe(false);
  expect(isBack(after(asked, called, answered, asked))).toBe(false);
});

test("M26: a place that moved back is told without blame, and as kept", () => {
  const passed = { ...maker.make("turn.passed", { reason: "elapsed" }), seq: 3 };
  const note = noteOf(passed, begun, names, en) ?? "";
  expect(note).toMatch(/place is kept/);
  expect(note).not.toMatch(/\b(?:you|your turn) (?:missed|were|did)/i);
});

test("PU2: who is called by mail because no push reaches them is not told anew that their place is kept", () => {
  const byMail = maker.make("callback.asked", { way: "email", by: "system" });
  expect(noteOf({ ...byMail, seq: 3 }, begun, names, en)).toBeUndefined();
  expect(noteOf({ ...asked, seq: 2 }, begun, names, en)).toBe(en.events.callbackAsked);
});
