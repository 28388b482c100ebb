import {
  type ConversationId,
  draftKinds,
  MAX_DRAFTS,
  type SavedDraft,
} from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listOwnDrafts, saveOwnDraft } from "./drafts.ts";
import { OTHER_LINE, OTHER_SITE, refusalOf, testDesk, type TestDesk } from "./testing.ts";

const DAY_MS = 24 * 60 * 60_000;

let desk: TestDesk;
let conversationId: ConversationId;
beforeEach(() => {
  desk = testDesk();
  desk.agent("ana", { role: "owner" });
  desk.online("ana");
  conversationId = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
  desk.agent("ben");
  desk.agent("far", { line: OTHER_LINE, site: OTHER_SITE });
});
afterEach(() => desk.close());

function reader(name: string) {
  const agent = desk.agents.get(name);
  if (agent === undefined) throw new Error(`nobody is called ${name}`);
  return { account: agent.account, agent: agent.agent };
}

function save(name: string, text: string, over: Partial<SavedDraft> = {}): SavedDraft {
  const nowMs = desk.clock.nowMs();
  const draft = { conversationId, kind: "reply" as const, text, atMs: nowMs, ...over };
  return desk.commit(saveOwnDraft(1, reader(name), draft, nowMs));
}

function textsOf(name: string): string[] {
  const listed = desk.commit(listOwnDrafts(1, reader(name).agent, desk.clock.nowMs()));
  return listed.drafts.map(({ kind, text }) => `${kind}: ${text}`);
}

test("DR1: an agent's drafts are theirs alone, a reply and a note apart, and no event tells of them", () => {
  const before = desk.events.length;
  save("ana", "Hello");
  save("ana", "she is furious", { kind: "note" });
  save("ben", "from Ben");
  expect(textsOf("ana")).toEqual(["note: she is furious", "reply: Hello"]);
  expect(textsOf("ben")).toEqual(["reply: from Ben"]);
  expect(refusalOf(() => save("far", "from another site"))).toBe("not-found");
  expect(refusalOf(() => save("ana", "x", { conversationId: `cnv_${"x".repeat(21)}` }))).toBe(
    "not-found",
  );
  expect(desk.events.length).toBe(before);
});

test("DR2: what was written last is kept, whenever it comes; a clock that is ahead wins nothing", () => {
  const nowMs = desk.clock.nowMs();
  save("ana", "later", { atMs: nowMs - 10 });
  expect(save("ana", "earlier", { atMs: nowMs - 20 })).toMatchObject({
    text: "later",
    atMs: nowMs - 10,
  });
  expect(save("ana", "from the future", { atMs: nowMs + DAY_MS })).toMatchObject({ atMs: nowMs });
  desk.clock.advance(1);
  save("ana", "");
  expect(textsOf("ana")).toEqual([]);
  expect(save("ana", "late to arrive", { atMs: nowMs - 5 }).text).toBe("");
  expect(textsOf("ana")).toEqual([]);
});

test("DR3: what was sent is a draft no more, with what goes with it; what was begun since stays, and a note", () => {
  save("ana", "Hello ");
  save("ana", `["Yes","No"]`, { kind: "answers" });
  save("ana", "Hello", { kind: "note" });
  desk.asAgent("ana", { type: "message.post", conversationId, text: "Hello Vera" });
  expect(textsOf("ana")).toEqual(["note: Hello"]);
  desk.asAgent("ana", { type: "note.post", conversationId, text: "Hello", mentions: [] });
  expect(textsOf("ana")).toEqual([]);
  desk.clock.advance(1);
  save("ana", "Something else");
  save("ben", "Hello");
  desk.asAgent("ana", { type: "message.post", conversationId, text: "Hello again" });
  expect(textsOf("ana")).toEqual(["reply: Something else"]);
  expect(textsOf("ben")).toEqual(["reply: Hello"]);
});

test("DR3: what was begun to a visitor goes once an agent has ended the chat for a minute; notes, and what a visitor's own end left, stay", () => {
  save("ana", "Hello");
  save("ana", "a note", { kind: "note" });
  desk.asAgent("ana", { type: "conversation.close", conversationId });
  desk.advance(60_000);
  expect(textsOf("ana")).toEqual(["note: a note", "reply: Hello"]);
  desk.advance(1);
  expect(textsOf("ana")).toEqual(["note: a note"]);
  save("ana", "of a promise that is still to be kept");
  expect(textsOf("ana")).toHaveLength(2);

  const other = desk.writes("will");
  save("ben", "Hello Will", { conversationId: other });
  desk.asVisitor("will", { type: "conversation.close", conversationId: other });
  desk.advance(DAY_MS);
  expect(textsOf("ben")).toEqual(["reply: Hello Will"]);
});

test("DR4: nobody has more than two hundred, and after two weeks a draft is forgotten, whosever it is", () => {
  const ids = Array.from({ length: MAX_DRAFTS / draftKinds.length }, (_, at) =>
    desk.writes(`visitor ${at}`),
  );
  for (const id of ids)
    for (const kind of draftKinds) save("ana", "Hello", { conversationId: id, kind });
  expect(refusalOf(() => save("ana", "one more"))).toBe("value.invalid");
  save("ana", "Hello there", { conversationId: ids[0]! });
  save("ana", "", { conversationId: ids[1]! });
  save("ana", "one more");
  save("ben", "of Ben");
  desk.clock.advance(14 * DAY_MS);
  expect(textsOf("ben")).toHaveLength(1);
  desk.clock.advance(1);
  expect(textsOf("ben")).toEqual([]);
  expect(desk.row("select count(*) as count from drafts")).toEqual({ count: 0 });
});

test("DR5: drafts go with the visitor they were written to, everybody's", () => {
  save("ana", "Hello");
  save("ben", "she is furious", { kind: "note" });
  desk.asAgent("ana", { type: "visitor.erase", conversationId });
  expect([textsOf("ana"), textsOf("ben")]).toEqual([[], []]);
  expect(desk.rows("select * from drafts")).toEqual([]);
  expect(refusalOf(() => save("ana", "again"))).toBe("not-found");
});
