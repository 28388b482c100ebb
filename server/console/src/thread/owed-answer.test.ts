import type { ActorId, ConversationView } from "@presently/shared/protocol";
import { conversationNamed, eventMaker, idsOf, laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { PendingMessage } from "../desk/pending.ts";
import { isAnswerOwed } from "./owed-answer.ts";

const conversationId = conversationNamed("ana");
const owed = laneItem("ana", { owesAnswerSinceMs: 5 });
const answered = laneItem("ana", { owesAnswerSinceMs: null });

/** A thread in which these wrote, in this order. */
function threadBy(...authors: ActorId[]): ConversationView {
  return {
    conversationId,
    state: "assigned",
    departmentId: "dep_000000000000000000000",
    agentId: "agt_jana00000000000000000",
    startedAtMs: 0,
    queuedAtMs: 0,
    closedBy: null,
    ratingScore: null,
    isSolved: null,
    offer: null,
    transfer: null,
    transferCount: 0,
    callback: null,
    callDueAtMs: null,
    readMarks: { deliveredSeq: 0, agentSeq: 0, visitorSeq: 0 },
    isTest: false,
    hasEarlier: false,
    items: authors.map((by, index) => ({
      type: "message.posted",
      id: "evt_000000000000000000000",
      seq: index,
      publicSeq: index,
      atMs: index,
      by,
      conversationId,
      text: "…",
      links: [],
    })),
  };
}
const mine = (kind: "reply" | "note", state: "sending" | "late"): PendingMessage => ({
  commandId: "x",
  conversationId,
  kind,
  text: "…",
  mentions: [],
  files: [],
  replies: [],
  state,
});
const visitor = "vis_000000000000000000000";
const agent = "agt_jana00000000000000000";

test("M1: an answer is owed while the lane says so and the visitor wrote last", () => {
  expect(isAnswerOwed(owed, threadBy(agent, visitor), [])).toBe(true);
  expect(isAnswerOwed(owed, undefined, [])).toBe(true);
  expect(isAnswerOwed(undefined, undefined, [])).toBe(true);
  expect(isAnswerOwed(answered, threadBy(visitor), [])).toBe(false);
});

test("PH4: a call is owed whatever was written", () => {
  const call = { phone: "1", dueAtMs: 9, tries: 0, triesLeft: 3, agentId: null };
  expect(isAnswerOwed({ ...answered, call }, threadBy(visitor, agent), [])).toBe(true);
});

test("PH3: a call that reached nobody leaves an answer owed, though an agent wrote before it was given up", () => {
  const { make } = eventMaker(idsOf(4), 0);
  const thread = threadBy(visitor, agent);
  const after = (over: Parameters<typeof make<"call.recorded">>[1]) =>
    isAnswerOwed(owed, { ...thread, items: [...thread.items, make("call.recorded", over)] }, []);
  expect(after({ outcome: "noAnswer", dueAtMs: 9 })).toBe(false);
  expect(after({ outcome: "wrongNumber", dueAtMs: null })).toBe(true);
});

test("M1: an answer that the lane has not heard of is an answer; a note and a refused reply are none", () => {
  expect(isAnswerOwed(owed, threadBy(visitor, agent), [])).toBe(false);
  const thread = threadBy(visitor);
  expect(isAnswerOwed(owed, thread, [mine("reply", "sending")])).toBe(false);
  expect(isAnswerOwed(owed, thread, [mine("note", "late")])).toBe(true);
  const refused: PendingMessage = {
    ...mine("reply", "late"),
    state: "refused",
    code: "not-allowed",
  };
  expect(isAnswerOwed(owed, thread, [refused])).toBe(true);
});

test("CR6: a starter as it stands answers nothing", () => {
  const view = threadBy(visitor, agent);
  const [asked, said] = view.items;
  const cannedReply = { replyId: `rpl_${"0".repeat(21)}`, language: "en", variant: 0 } as const;
  const greeting = (isEdited: boolean) =>
    said === undefined || asked === undefined
      ? view
      : {
          ...view,
          items: [
            asked,
            { ...said, cannedReply: { ...cannedReply, kind: "greeting", isEdited } },
          ] as ConversationView["items"],
        };
  expect(isAnswerOwed(owed, greeting(false), [])).toBe(true);
  expect(isAnswerOwed(owed, greeting(true), [])).toBe(false);
});
