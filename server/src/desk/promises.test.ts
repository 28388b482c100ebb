import { MAX_PROMISE_MS, type PromiseKind } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { readLaneRow } from "../views/lane-row.ts";
import { readVisitorView } from "../views/conversation-view.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import { refusalOf, testDesk, type TestDesk } from "./testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A desk where Ana has a chat with Vera; Ben is a colleague of the same site. */
function deskAtWork(canMail = false) {
  const desk = testDesk({}, { canMail });
  desk.agent("boss", { role: "supervisor", line: null });
  desk.agent("ben");
  desk.online("ana");
  const conversationId = desk.writes("vera", "Where is my order?");
  desk.asAgent("ana", { type: "conversation.accept" });
  const make = (inMs: number, kind: PromiseKind = "answer", agent = "ana") =>
    refusalOf(() =>
      desk.asAgent(agent, {
        type: "promise.make",
        conversationId,
        kind,
        dueAtMs: desk.clock.nowMs() + inMs,
      }),
    );
  const say = (
    type: "promise.keep" | "promise.takeBack",
    agent = "ana",
    kind: PromiseKind = "answer",
  ) => refusalOf(() => desk.asAgent(agent, { type, conversationId, kind }));
  return { desk, conversationId, make, say };
}

const idOf = (desk: TestDesk) => Number(desk.row("select id from conversations")["id"]);
const told = (desk: TestDesk) =>
  desk.events
    .filter(({ type }) => type.startsWith("promise."))
    .map(({ type, publicSeq }) => `${type}${publicSeq === null ? " (team)" : ""}`);
/** What stands open, as the visitor and the lanes have it. */
const open = (desk: TestDesk) => {
  const { view } = desk.store.runner.now(readVisitorView(1, idOf(desk)));
  const lane = desk.store.runner.now(readLaneRow(1, idOf(desk)))?.promises;
  expect(lane).toEqual(view.promises);
  return view.promises?.map(({ kind, isBroken }) => (isBroken ? `${kind} broken` : kind));
};

test("PM1: of each kind one promise is open at most, by due time, within 90 days; its visitor sees it", () => {
  const { desk, make } = deskAtWork();
  expect(make(HOUR, "solution")).toBeUndefined();
  expect(make(MINUTE)).toBeUndefined();
  expect(make(2 * MINUTE, "update")).toBeUndefined();
  expect(open(desk)).toEqual(["answer", "update", "solution"]);
  expect(make(HOUR)).toBe("conversation.wrong-state");
  const fresh = deskAtWork();
  for (const inMs of [0, -1, MAX_PROMISE_MS + 1]) expect(fresh.make(inMs)).toBe("value.invalid");
  expect(fresh.make(MAX_PROMISE_MS)).toBeUndefined();
  expect(told(desk)).toEqual(["promise.made", "promise.made", "promise.made"]);
});

test("PM2: whoever holds the chat promises, or whoever runs the team; to a left message anybody of its site; after the end nobody, but for a follow-up", () => {
  const { desk, conversationId, make } = deskAtWork();
  expect(make(HOUR, "answer", "ben")).not.toBeUndefined();
  expect(make(HOUR, "answer", "boss")).toBeUndefined();
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  expect(make(HOUR, "update")).toBe("conversation.is-closed");
  const left = desk.writes("tom");
  desk.asVisitor("tom", {
    type: "conversation.leaveMessage",
    conversationId: left,
    email: "tom@example.test",
  });
  const dueAtMs = desk.clock.nowMs() + HOUR;
  desk.asAgent("ben", { type: "promise.make", conversationId: left, kind: "answer", dueAtMs });
  expect(desk.count("promise.made")).toBe(2);
});

test("PM3: the team is reminded a quarter of an hour before, or after half of a shorter time, once", () => {
  const { desk, make, say } = deskAtWork();
  make(2 * HOUR);
  desk.advance(2 * HOUR - 15 * MINUTE - 1);
  expect(desk.count("promise.reminded")).toBe(0);
  desk.advance(1);
  expect(told(desk)).toEqual(["promise.made", "promise.reminded (team)"]);
  desk.advance(14 * MINUTE);
  expect(desk.count("promise.reminded")).toBe(1);
  say("promise.keep");
  make(10 * MINUTE);
  desk.advance(5 * MINUTE - 1);
  expect(desk.count("promise.reminded")).toBe(1);
  desk.advance(1);
  expect(desk.count("promise.reminded")).toBe(2);
});

test("PM4: once its time has passed a promise is broken, said to all once, and owed still; kept then it was late", () => {
  const { desk, make, say } = deskAtWork();
  make(MINUTE);
  make(HOUR, "update");
  desk.advance(MINUTE);
  expect(open(desk)).toEqual(["answer broken", "update"]);
  desk.advance(30 * MINUTE);
  expect(desk.count("promise.broken")).toBe(1);
  say("promise.keep");
  expect(open(desk)).toEqual(["update"]);
  expect(desk.events.findLast(({ type }) => type === "promise.kept")?.data["isLate"]).toBe(true);
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("PM4: a promise that was broken is never said to be kept in time, not even in the moment in which it broke", () => {
  const { desk, make, say } = deskAtWork();
  const isLate = () => desk.events.findLast(({ type }) => type === "promise.kept")?.data["isLate"];
  make(MINUTE);
  desk.advance(MINUTE);
  expect(desk.count("promise.broken")).toBe(1);
  say("promise.keep");
  expect(isLate()).toBe(true);
  make(MINUTE);
  desk.advance(MINUTE - 1);
  say("promise.keep");
  expect(isLate()).toBe(false);
});

test("PM5: a promise is moved with a word why, kept or taken back; moved, it is no longer broken and reminds anew; where none is open it is refused", () => {
  const { desk, conversationId, make, say } = deskAtWork();
  expect(say("promise.keep")).toBe("conversation.wrong-state");
  make(20 * MINUTE);
  desk.advance(20 * MINUTE);
  const change = (inMs: number, text: string | null) =>
    desk.asAgent("ana", {
      type: "promise.change",
      conversationId,
      kind: "answer",
      dueAtMs: desk.clock.nowMs() + inMs,
      text,
    });
  change(HOUR, "  The carrier has not called back ");
  expect(desk.events.at(-1)?.text).toBe("The carrier has not called back");
  expect(open(desk)).toEqual(["answer"]);
  desk.advance(45 * MINUTE);
  expect(desk.count("promise.reminded")).toBe(2);
  change(HOUR, " ");
  expect(desk.events.at(-1)?.text).toBeNull();
  expect(say("promise.takeBack")).toBeUndefined();
  expect(open(desk)).toEqual([]);
  desk.advance(3 * HOUR);
  expect(desk.count("promise.broken")).toBe(1);
  expect(desk.rows("select * from deadlines where kind = 'promise'")).toEqual([]);
});

test("PM6: a promise outlives who made it: it stays through the loss of its agent, and any colleague of the site may keep it", () => {
  const { desk, make, say } = deskAtWork();
  make(HOUR);
  const agent = desk.agents.get("ana")?.agent ?? 0;
  desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
  desk.advance(2 * MINUTE);
  expect(desk.stateOf("vera")).toBe("queued");
  expect(open(desk)).toEqual(["answer"]);
  expect(say("promise.keep", "ben")).toBeUndefined();
  expect(open(desk)).toEqual([]);
});

test("PM7: a conversation that has ended keeps its promise until it is kept, and an agent can write in it until then; the visitor is mailed", () => {
  const { desk, conversationId, make, say } = deskAtWork(true);
  desk.asVisitor("vera", { type: "visitor.describe", email: "vera@example.test" });
  make(HOUR);
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.advance(HOUR);
  expect(open(desk)).toEqual(["answer broken"]);
  const post = (agent: string) =>
    refusalOf(() =>
      desk.asAgent(agent, { type: "message.post", conversationId, text: "It left today" }),
    );
  expect(post("ben")).toBeUndefined();
  expect(desk.rows("select kind, state from outbox")).toEqual([
    { kind: "unreadReply", state: "waiting" },
  ]);
  expect(desk.stateOf("vera")).toBe("closed");
  expect(say("promise.keep", "ben")).toBeUndefined();
  expect(post("ben")).toBe("conversation.is-closed");
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("PM11, M9: a follow-up is promised after the end too, by anybody of its site; it reminds, breaks and is kept as a promise is", () => {
  const { desk, conversationId, make, say } = deskAtWork();
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  expect(make(2 * HOUR, "solution", "ben")).toBe("conversation.is-closed");
  expect(make(48 * HOUR, "followUp", "ben")).toBeUndefined();
  expect(make(HOUR, "followUp")).toBe("conversation.wrong-state");
  expect(open(desk)).toEqual(["followUp"]);
  desk.advance(48 * HOUR);
  expect(told(desk)).toEqual(["promise.made", "promise.reminded (team)", "promise.broken"]);
  expect(say("promise.keep", "ben", "followUp")).toBeUndefined();
  expect(open(desk)).toEqual([]);
  expect(desk.stateOf("vera")).toBe("closed");
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("C9, PM11, SO1, M9: who is asked days after the end whether all is well answers in the same conversation, within a day of that message", () => {
  const asked = () => {
    const at = deskAtWork();
    const { desk, conversationId, make } = at;
    desk.asAgent("ana", { type: "conversation.close", conversationId });
    make(48 * HOUR, "followUp");
    desk.advance(47 * HOUR);
    const about = { conversationId, text: "Does it still glow?" };
    desk.asAgent("ben", { type: "message.post", ...about });
    return at;
  };
  const answers = ({ desk, conversationId }: ReturnType<typeof asked>) => {
    desk.asVisitor("vera", { type: "message.post", conversationId, text: "It went dark again" });
    return desk.count("conversation.started");
  };
  const inTime = asked();
  inTime.desk.advance(24 * HOUR - 1);
  expect(answers(inTime)).toBe(1);
  expect(inTime.desk.count("conversation.reopened")).toBe(1);
  const late = asked();
  late.desk.advance(24 * HOUR);
  expect(answers(late)).toBe(2);

  const says = ({ desk, conversationId }: ReturnType<typeof asked>) =>
    refusalOf(() =>
      desk.asVisitor("vera", { type: "solution.answer", conversationId, isSolved: true }),
    );
  expect(says(asked())).toBeUndefined();
  expect(says(late)).toBe("conversation.wrong-state");
});
