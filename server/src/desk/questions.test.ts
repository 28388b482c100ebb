import { type AgentCommand, MAX_QUESTIONS, MAX_QUESTION_CHARS } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { readTeamView, readVisitorView } from "../views/conversation-view.ts";
import { readLaneRow } from "../views/lane-row.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import { OTHER_SITE, refusalOf, testDesk } from "./testing.ts";

const MINUTE = 60_000;

/** A desk where Ana has a chat with Vera; Ben is a colleague of the same site, Otto of another. */
function deskAtWork(text = "Where is my order? Can I still change it?") {
  const desk = testDesk();
  desk.agent("ben");
  desk.agent("otto", { site: OTHER_SITE, line: null });
  desk.online("ana");
  const conversationId = desk.writes("vera", text);
  const accept = () => desk.asAgent("ana", { type: "conversation.accept" });
  const idOf = () => Number(desk.row("select id from conversations")["id"]);
  const act = (command: AgentCommand, agent = "ana") =>
    refusalOf(() => desk.asAgent(agent, command));
  const mark = (number: number, state: "open" | "answered" | "dismissed", agent = "ana") =>
    act({ type: "question.mark", conversationId, number, state }, agent);
  const merge = (number: number, into: number) =>
    act({ type: "question.merge", conversationId, number, into });
  const add = (words: string, agent = "ana") =>
    act({ type: "question.add", conversationId, text: words }, agent);
  const view = () => desk.store.runner.now(readTeamView(1, idOf()));
  const asked = () => view().questions?.map(({ text: words, state }) => `${words} ${state}`);
  const lane = () => desk.store.runner.now(readLaneRow(1, idOf()));
  return { desk, conversationId, accept, mark, merge, add, asked, view, lane, idOf };
}

test("QU1, QU3: what a visitor asks stands for the team at once, after its message, with its place in it; the visitor is told nothing", () => {
  const { desk, view, asked, idOf } = deskAtWork();
  expect(asked()).toEqual(["Where is my order? open", "Can I still change it? open"]);
  const told = desk.events.filter(({ type }) => /^(?:message|question)\./.test(type));
  expect(told.map(({ type }) => type)).toEqual([
    "message.posted",
    "question.added",
    "question.added",
  ]);
  expect(told[1]).toMatchObject({
    actor: "system",
    publicSeq: null,
    data: { number: 1, span: { start: 0, end: 18 } },
  });
  expect(told[0]?.text?.slice(19, 41)).toBe(told[2]?.text);
  expect(view().questions?.[0]).toMatchObject({ number: 1, by: "system", into: null });
  const visitors = desk.store.runner.now(readVisitorView(1, idOf())).view;
  expect(visitors.questions).toBeUndefined();
  expect(JSON.stringify(visitors.items)).not.toContain("question.");
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("QU2: what is open already is not kept twice, whatever its case and marks; once it was answered it is asked anew", () => {
  const { desk, mark, asked } = deskAtWork("Where is my order?");
  desk.writes("vera", "where is my ORDER??");
  expect(asked()).toEqual(["Where is my order? open"]);
  mark(1, "answered");
  desk.writes("vera", "Where is my order?");
  expect(asked()).toEqual(["Where is my order? answered", "Where is my order? open"]);
});

test("QU3: whoever reads the conversation ticks, dismisses and opens again, in any state; the same said again writes nothing", () => {
  const { desk, conversationId, accept, mark, asked, view } = deskAtWork();
  accept();
  expect(mark(1, "answered", "ben")).toBeUndefined();
  expect(view().questions?.[0]?.by).toBe(view().items.at(-1)?.by);
  expect(mark(1, "answered")).toBeUndefined();
  expect(desk.count("question.marked")).toBe(1);
  mark(2, "dismissed");
  expect(asked()).toEqual(["Where is my order? answered", "Can I still change it? dismissed"]);
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  mark(1, "open");
  expect(asked()).toEqual(["Where is my order? open", "Can I still change it? dismissed"]);
  expect(mark(3, "answered")).toBe("not-found");
  expect(mark(1, "answered", "otto")).toBe("not-found");
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("QU3: a command that comes twice is one", () => {
  const { desk, conversationId } = deskAtWork();
  const commandId = "q".repeat(21);
  const command = { type: "question.add", conversationId, text: "In blue?" } as const;
  const first = desk.asAgent("ana", command, commandId);
  expect(desk.asAgent("ana", command, commandId)).toMatchObject({ eventId: first.eventId });
  expect(desk.rows("select * from questions")).toHaveLength(3);
});

test("QU4: an agent adds what was asked in other words, in one line; not empty, too long, or open already", () => {
  const { add, asked } = deskAtWork("My lamp is broken");
  expect(asked()).toBeUndefined();
  expect(add("  Wants a new\none ")).toBeUndefined();
  expect(asked()).toEqual(["Wants a new one open"]);
  expect(add("wants a NEW one.")).toBe("value.taken");
  expect(add(" \n ")).toBe("message.empty");
  expect(add("a".repeat(MAX_QUESTION_CHARS + 1))).toBe("message.too-long");
  expect(add("Where?", "otto")).toBe("not-found");
});

test("QU5: two open ones are merged into one, which then stands for both; neither with itself nor with what is not open; opened again they are two", () => {
  const { desk, merge, mark, view, asked } = deskAtWork();
  expect(merge(1, 1)).toBe("conversation.wrong-state");
  expect(merge(2, 1)).toBeUndefined();
  expect(merge(2, 1)).toBeUndefined();
  expect(desk.count("question.marked")).toBe(1);
  expect(view().questions?.[1]).toMatchObject({ state: "merged", into: 1 });
  expect(merge(1, 2)).toBe("conversation.wrong-state");
  mark(2, "open");
  expect(view().questions?.[1]).toMatchObject({ state: "open", into: null });
  mark(1, "dismissed");
  expect(merge(2, 1)).toBe("conversation.wrong-state");
  expect(asked()).toEqual(["Where is my order? dismissed", "Can I still change it? open"]);
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
});

test("QU6: past the most that is kept nothing more is found, and adding is refused; the message stands", () => {
  const { desk, add, asked } = deskAtWork("Hello");
  for (let at = 0; at < MAX_QUESTIONS; at += 10)
    desk.writes("vera", Array.from({ length: 10 }, (_, one) => `Is it ${at + one}?`).join(" "));
  expect(asked()).toHaveLength(MAX_QUESTIONS);
  desk.writes("vera", "And in blue?");
  expect(asked()).toHaveLength(MAX_QUESTIONS);
  expect(desk.events.at(-1)?.text).toBe("And in blue?");
  expect(add("And in red?")).toBe("question.too-many");
});

test("QU7: a lane tells how many are open, and since when their agent has said nothing: from the acceptance, the last message or the visitor's word after it", () => {
  const { desk, conversationId, accept, mark, lane } = deskAtWork();
  desk.advance(MINUTE / 6);
  expect(lane()).toMatchObject({ openQuestions: 2, silentSinceMs: null });
  accept();
  const acceptedAtMs = desk.clock.nowMs();
  expect(lane()?.silentSinceMs).toBe(acceptedAtMs);
  desk.advance(MINUTE);
  desk.asAgent("ana", { type: "message.post", conversationId, text: "It is on its way" });
  expect(lane()?.silentSinceMs).toBe(desk.clock.nowMs());
  desk.advance(5 * MINUTE);
  desk.writes("vera", "Thanks");
  const wroteAtMs = desk.clock.nowMs();
  desk.advance(MINUTE);
  desk.writes("vera", "And?");
  expect(lane()).toMatchObject({ openQuestions: 3, silentSinceMs: wroteAtMs });
  for (const number of [1, 2, 3]) mark(number, "answered");
  expect(lane()).toMatchObject({ openQuestions: 0, silentSinceMs: null });
});
