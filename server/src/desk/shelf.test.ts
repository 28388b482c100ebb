import type { ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readShelf } from "../views/shelf.ts";
import { OTHER_LINE, OTHER_SITE, refusalOf, testDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
let conversationId: ConversationId;
beforeEach(() => {
  desk = testDesk();
  desk.agent("ana");
  desk.online("ana");
  conversationId = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.agent("ben");
  desk.agent("sue", { role: "supervisor", line: null });
  desk.agent("far", { line: OTHER_LINE, site: OTHER_SITE });
});
afterEach(() => desk.close());

function shelfOf(name: string) {
  const agent = desk.agents.get(name);
  if (agent === undefined) throw new Error(`nobody is called ${name}`);
  const reader = { account: agent.account, agent: agent.agent };
  const { mine, shared, cases } = desk.store.runner.now(readShelf(1, reader));
  const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text);
  return { mine: texts(mine), shared: texts(shared), cases: texts(cases) };
}

const rate = (score: number, comment?: string) =>
  desk.asVisitor("vera", {
    type: "rating.give",
    conversationId,
    score,
    ...(comment === undefined ? {} : { comment }),
  });
const share = (who: string, isShared = true) =>
  desk.asAgent(who, { type: "kindWords.share", conversationId, isShared });

test("SH1, M29: what a visitor kindly writes reaches the agent who had the chat, and nobody else", () => {
  rate(4, "So quick, thank you");
  expect(shelfOf("ana").mine).toEqual(["So quick, thank you"]);
  for (const other of ["ben", "sue", "far"])
    expect(shelfOf(other)).toEqual({ mine: [], shared: [], cases: [] });
});

test("SH1: a score without words, a lower one and a test bring no kind words", () => {
  rate(5);
  expect(shelfOf("ana").mine).toEqual([]);
  rate(3, "It was alright");
  expect(shelfOf("ana").mine).toEqual([]);
  desk.asAgent("sue", { type: "conversation.markTest", conversationId, isTest: true });
  rate(5, "Thank you");
  expect(shelfOf("ana").mine).toEqual([]);
});

test("SH1, SH2: other words take the place of the former ones, and are not shared; a lower score takes them back", () => {
  rate(5, "Thank you");
  share("ana");
  rate(4, "Thanks, all works");
  expect(shelfOf("ana")).toEqual({ mine: ["Thanks, all works"], shared: [], cases: [] });
  share("ana");
  rate(2, "It broke again");
  expect(shelfOf("ana")).toEqual({ mine: [], shared: [], cases: [] });
});

test("SH2: only whose words they are shares them, and takes that back", () => {
  expect(refusalOf(() => share("ana"))).toBe("not-found");
  rate(5, "Thank you");
  expect(refusalOf(() => share("sue"))).toBe("not-allowed");
  expect(refusalOf(() => share("far"))).toBe("not-found");
  share("ana");
  share("ana");
  expect(desk.count("kindWords.shared")).toBe(1);
  expect(shelfOf("ben").shared).toEqual(["Thank you"]);
  expect(shelfOf("far").shared).toEqual([]);
  share("ana", false);
  expect(shelfOf("ben").shared).toEqual([]);
  expect(shelfOf("ana").mine).toEqual(["Thank you"]);
});

test("SH3, M29: a case that has ended is put on the shelf with a line; the latest counts", () => {
  const shelve = (who: string, text: string) =>
    desk.asAgent(who, { type: "case.shelve", conversationId, text });
  shelve("ana", "  Two accounts under one address: ask for both numbers ");
  shelve("ben", "Two accounts: merge them first");
  expect(shelfOf("ana").cases).toEqual(["Two accounts: merge them first"]);
  expect(shelfOf("far").cases).toEqual([]);
  expect(refusalOf(() => shelve("ana", " "))).toBe("reason.required");
  const open = desk.writes("mia");
  expect(
    refusalOf(() => desk.asAgent("ana", { type: "case.shelve", conversationId: open, text: "!" })),
  ).toBe("conversation.wrong-state");
});

test("SH3: who put a case on the shelf, or a supervisor, takes it off", () => {
  const unshelve = (who: string) => desk.asAgent(who, { type: "case.unshelve", conversationId });
  const shelve = () => desk.asAgent("ben", { type: "case.shelve", conversationId, text: "Hard" });
  shelve();
  expect(refusalOf(() => unshelve("ana"))).toBe("not-allowed");
  unshelve("ben");
  expect(shelfOf("ana").cases).toEqual([]);
  shelve();
  unshelve("sue");
  unshelve("sue");
  expect(shelfOf("ana").cases).toEqual([]);
  expect(desk.count("case.shelved")).toBe(4);
});

test("SH3: another line of a colleague's gives them no right to take the case off", () => {
  const shelve = (who: string, text: string) =>
    desk.asAgent(who, { type: "case.shelve", conversationId, text });
  shelve("ana", "Two accounts");
  shelve("ben", "Two accounts: merge them");
  const unshelve = (who: string) => desk.asAgent(who, { type: "case.unshelve", conversationId });
  expect(refusalOf(() => unshelve("ben"))).toBe("not-allowed");
  expect(shelfOf("ana").cases).toEqual(["Two accounts: merge them"]);
  unshelve("ana");
  expect(shelfOf("ana").cases).toEqual([]);
});

test("SH4: the latest stands first", () => {
  rate(5, "First");
  const second = desk.writes("mia");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "conversation.close", conversationId: second });
  desk.asVisitor("mia", {
    type: "rating.give",
    conversationId: second,
    score: 5,
    comment: "Later",
  });
  expect(shelfOf("ana").mine).toEqual(["Later", "First"]);
});

test("SH4: the latest hundred are those of one's own sites, however many there are of others", () => {
  rate(5, "Ours");
  share("ana");
  desk.asAgent("ana", { type: "case.shelve", conversationId, text: "Our case" });
  desk.online("far");
  for (let n = 0; n < 201; n += 1) {
    const name = `visitor ${n}`;
    desk.visitor(name, OTHER_SITE);
    const theirs = desk.writes(name);
    const of = { conversationId: theirs };
    desk.asAgent("far", { type: "conversation.accept", ...of });
    desk.asAgent("far", { type: "conversation.close", ...of });
    desk.asVisitor(name, { type: "rating.give", ...of, score: 5, comment: `${n}` });
    desk.asAgent("far", { type: "kindWords.share", ...of, isShared: true });
    desk.asAgent("far", { type: "case.shelve", ...of, text: `${n}` });
    desk.asAgent("far", { type: "wrapUp.end", ...of });
    desk.advance(1000); // a site takes so many in a minute
  }
  expect(shelfOf("ben")).toEqual({ mine: [], shared: ["Ours"], cases: ["Our case"] });
  const theirs = Array.from({ length: 100 }, (_none, n) => `${200 - n}`);
  expect(shelfOf("far")).toEqual({ mine: theirs, shared: theirs, cases: theirs });
});

test("SH4: what turns out to be a test is not on the shelf, as long as it is one", () => {
  rate(5, "Only trying");
  share("ana");
  desk.asAgent("ana", { type: "case.shelve", conversationId, text: "Only trying" });
  const mark = (isTest: boolean) =>
    desk.asAgent("sue", { type: "conversation.markTest", conversationId, isTest });
  mark(true);
  expect(shelfOf("ana")).toEqual({ mine: [], shared: [], cases: [] });
  mark(false);
  const said = ["Only trying"];
  expect(shelfOf("ana")).toEqual({ mine: said, shared: said, cases: said });
});
