import type { ConversationId, TagId } from "@presently/shared/protocol";
import { UNDO_MS } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusalOf, testDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
let conversationId: ConversationId;
beforeEach(() => {
  desk = testDesk();
  desk.agent("ana", { role: "owner" });
  desk.agent("ben");
  desk.online("ana");
  conversationId = desk.writes("vera");
  desk.asAgent("ana", { type: "conversation.accept" });
});
afterEach(() => desk.close());

const say = (text: string) => desk.asAgent("ana", { type: "message.post", conversationId, text });
const end = (ending?: { text: string; tagIds: TagId[] }) =>
  desk.asAgent("ana", {
    type: "conversation.close",
    conversationId,
    ...(ending === undefined ? {} : { ending }),
  });
const undo = (who = "ana") => desk.asAgent(who, { type: "conversation.undoClose", conversationId });

/** All that stands of the conversation, but how many events tell of it. */
function asItStands() {
  const {
    lastPublicSeq: _public,
    lastDeskSeq: _desk,
    ...conversation
  } = desk.row("select * from conversations where publicId = ?", conversationId);
  return {
    conversation,
    slots: desk.rows("select agent, slot, conversation, kind from slots"),
    deadlines: desk.rows("select kind, subject from deadlines order by kind"),
    tags: desk.rows("select tag from conversationTags order by tag"),
    endings: desk.rows("select deskSeq from endings"),
  };
}

function newTag(name: string, kind: "tag" | "disposition"): TagId {
  desk.asAgent("ana", { type: "tag.save", siteId: null, kind, name });
  return desk.row("select publicId from tags where name = ?", name)["publicId"] as TagId; // as the schema says
}

test.each([
  ["with an answer owed", () => undefined],
  ["with the visitor to answer", () => say("Hello")],
])("UD1, UD2: an end that is taken back leaves all as it was, %s", (_, begin) => {
  begin();
  const [late, wrong, sold] = [
    newTag("late", "tag"),
    newTag("wrong", "tag"),
    newTag("sold", "disposition"),
  ];
  desk.asAgent("ana", { type: "conversation.tag", conversationId, tagId: late, isTagged: true });
  desk.asAgent("ana", { type: "ending.write", conversationId, text: "As it was said before" });
  const before = asItStands();
  end({ text: "It was bought", tagIds: [wrong, sold] });
  expect(asItStands()).not.toEqual(before);
  desk.advance(UNDO_MS);
  undo();
  expect(asItStands()).toEqual(before);
  desk.advance(120_000);
  expect(asItStands()).toEqual(before);
});

test("UD2: a line that was said with the end alone is unsaid with it; the agent goes on writing", () => {
  end({ text: "It was bought", tagIds: [] });
  undo();
  expect(desk.rows("select * from endings")).toEqual([]);
  say("One more thing");
  expect(desk.stateOf("vera")).toBe("waitingOnVisitor");
  end();
  desk.advance(60_000);
  expect(desk.count("wrapUp.ended")).toBe(2);
  expect(desk.rows("select kind from slots")).toEqual([]);
});

test("UD2: nothing has ended for the wait model, and the slot is given to nobody in between", () => {
  desk.agent("cy", { capacity: 1 });
  const facts = () => desk.rows("select kind from waitFacts");
  const before = facts();
  end();
  undo();
  expect(facts()).toEqual(before);
  end();
  desk.advance(60_000);
  expect(facts().length).toBe(before.length + 1);
});

test("UD1: the desk's own clock says when ten seconds are over", () => {
  end();
  desk.advance(UNDO_MS + 1);
  expect(refusalOf(undo)).toBe("undo.too-late");
  expect(desk.stateOf("vera")).toBe("closed");
});

test("UD1: only whose end it was takes it back; a supervisor gives it back to whoever had it", () => {
  end();
  expect(refusalOf(() => undo("ben"))).toBe("conversation.not-yours");
  undo();
  expect(refusalOf(undo)).toBe("undo.too-late");

  desk.online("ben");
  const other = desk.writes("will");
  desk.asAgent("ben", { type: "conversation.accept", conversationId: other });
  desk.asAgent("ana", { type: "conversation.close", conversationId: other });
  const undoOther = (who: string) =>
    desk.asAgent(who, { type: "conversation.undoClose", conversationId: other });
  expect(refusalOf(() => undoOther("ben"))).toBe("conversation.not-yours");
  undoOther("ana");
  const holder = desk.agents.get("ben")?.agent;
  expect(
    desk.row("select agent, state from conversations where publicId = ?", other),
  ).toMatchObject({ agent: holder, state: "assigned" });
  expect(desk.events.at(-1)?.data).toMatchObject({ undone: "assigned" });
});

test("UD3: not once the visitor has gone on, the slot is free, or the end was the visitor's", () => {
  end();
  desk.asVisitor("vera", { type: "message.post", conversationId, text: "Wait" });
  expect(refusalOf(undo)).toBe("undo.too-late");
  desk.asAgent("ana", { type: "conversation.accept", conversationId });
  end();
  desk.asVisitor("vera", { type: "rating.give", conversationId, score: 5 });
  expect(refusalOf(undo)).toBe("undo.too-late");
  desk.asVisitor("vera", { type: "message.post", conversationId, text: "Wait" });
  desk.asAgent("ana", { type: "conversation.accept", conversationId });
  end();
  desk.asAgent("ana", { type: "wrapUp.end", conversationId });
  expect(refusalOf(undo)).toBe("undo.too-late");
  desk.asVisitor("vera", { type: "message.post", conversationId, text: "Wait" });
  desk.asAgent("ana", { type: "conversation.accept", conversationId });
  desk.asVisitor("vera", { type: "conversation.close", conversationId });
  expect(refusalOf(undo)).toBe("undo.too-late");
});

test("UD1: given twice it is done once, and what could be taken back is forgotten soon after", () => {
  end();
  const again = () =>
    desk.asAgent("ana", { type: "conversation.undoClose", conversationId }, "the same command");
  expect(again().seq).toBe(again().seq);
  expect(desk.count("conversation.reopened")).toBe(1);
  end();
  desk.advance(UNDO_MS + 1);
  const other = desk.writes("will");
  desk.asAgent("ana", { type: "conversation.accept", conversationId: other });
  desk.asAgent("ana", { type: "conversation.close", conversationId: other });
  expect(desk.row("select count(*) as count from lastEnds")).toEqual({ count: 1 });
});
