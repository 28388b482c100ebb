import { type ConversationId, WhatPeopleAsk } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OTHER_SITE, testDesk, type TestDesk } from "../desk/testing.ts";
import { whatPeopleAsk } from "./what-people-ask.ts";

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.online("ana");
});
afterEach(() => desk.close());

function asked(): WhatPeopleAsk {
  desk.advance(1);
  const nowMs = desk.clock.nowMs();
  const siteKeys = [String(desk.row("select publicId from sites order by id")["publicId"])];
  return WhatPeopleAsk.parse(
    desk.store.runner.now(whatPeopleAsk({ of: "asked", desk: 1, siteKeys, nowMs })),
  );
}

/** A visitor asks from a page, is answered, says whether it was solved, and goes. */
function chat(
  visitor: string,
  text: string,
  {
    page = "https://shop.example/cart",
    answer = "It comes tomorrow.",
    isSolved,
  }: { page?: string; answer?: string; isSolved?: boolean } = {},
): ConversationId {
  if (!desk.visitors.has(visitor)) desk.visitor(visitor);
  desk.asVisitor(visitor, { type: "visitor.describe", page: { url: page } });
  const conversationId = desk.writes(visitor, text);
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.asAgent("ana", { type: "message.post", conversationId, text: answer });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.asAgent("ana", { type: "wrapUp.end", conversationId });
  if (isSolved !== undefined)
    desk.asVisitor(visitor, { type: "solution.answer", conversationId, isSolved });
  return conversationId;
}

test("WA1, WA2: what was asked most often in the last seven days comes first, in other words too, with the weeks before", () => {
  chat("old", "Where is my parcel?");
  desk.advance(2 * WEEK);
  chat("vera", "Where is my parcel?");
  chat("mia", "When will the parcel arrive?");
  chat("tom", "Has the parcel arrived yet?");
  chat("eva", "Can I pay by invoice?");
  chat("leo", "Could I pay with an invoice please?");
  chat("una", "Is the shop open on Sunday?");
  const { conversations, questions } = asked();
  expect(conversations).toBe(6);
  // What one asked alone is left out (WA3).
  expect(questions.map(({ text, lately, before }) => [text, lately, before])).toEqual([
    ["Where is my parcel?", 3, [0, 0, 1, 0]],
    ["Could I pay with an invoice please?", 2, [0, 0, 0, 0]],
  ]);
});

test("WA1: solved, not solved and unknown are three figures, complaints apart; a conversation counts once however often it asks", () => {
  chat("vera", "Where is my parcel? Is the parcel lost?", { isSolved: true });
  const complaint = chat("tom", "Where is that parcel?");
  desk.asAgent("ana", { type: "complaint.raise", conversationId: complaint, text: "Twice" });
  chat("mia", "Where is the parcel?", { isSolved: false });
  desk.writes("eva", "Where is my parcel?");
  expect(asked().questions[0]).toMatchObject({
    lately: 4,
    solved: 1,
    notSolved: 1,
    complaints: 1,
  });
});

test("WA4: a page is kept as it was when the conversation began, without what follows its path", () => {
  chat("vera", "Where is my parcel?", {
    page: "https://shop.example/orders/?mail=v@x.example#top",
  });
  chat("mia", "Where is my parcel?", { page: "https://shop.example/orders/" });
  desk.asVisitor("mia", { type: "visitor.describe", page: { url: "https://shop.example/faq" } });
  chat("tom", "Anybody there today?", { page: "https://shop.example/" });
  const { pages, questions } = asked();
  expect(pages.map(({ page, lately }) => [page, lately])).toEqual([
    ["https://shop.example/orders/", 2],
  ]);
  expect(questions[0]?.pages).toEqual([{ page: "https://shop.example/orders/", conversations: 2 }]);
});

test("WA5: the answer is what was written to whoever said last that it was solved", () => {
  chat("vera", "Where is my parcel?", { answer: "It comes on Monday.", isSolved: true });
  const id = chat("mia", "Where is my parcel?", { answer: "Track it here: …", isSolved: true });
  chat("tom", "Where is my parcel?", { answer: "No idea.", isSolved: false });
  expect(asked().questions[0]?.answer).toEqual({ conversationId: id, text: "Track it here: …" });
});

test("WA2: what an agent said is no question is left out", () => {
  const ids = ["vera", "mia"].map((name) => chat(name, "Where is my parcel?"));
  for (const conversationId of ids)
    desk.asAgent("ana", { type: "question.mark", conversationId, number: 1, state: "dismissed" });
  expect(asked().questions).toEqual([]);
});

test("WA1, TC1: tests and other sites are in none of it; older than five weeks neither", () => {
  chat("vera", "Where is my parcel?");
  chat("mia", "Where is my parcel?");
  const test = chat("tom", "Where is my parcel?");
  desk.agent("boss", { role: "supervisor" });
  desk.asAgent("boss", { type: "conversation.markTest", conversationId: test, isTest: true });
  desk.visitor("otto", OTHER_SITE);
  desk.writes("otto", "Where is my parcel?");
  expect(asked().questions[0]?.lately).toBe(2);
  desk.advance(5 * WEEK + DAY);
  expect(asked()).toMatchObject({ conversations: 0, questions: [], tags: [], pages: [] });
});
