import type { AgentCommand, TagId, TagKind } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { all } from "../store/script.ts";
import { readThread } from "../views/thread.ts";
import { readTags } from "../views/tags.ts";
import { conversationsWithTag } from "../store/statements/tags.ts";
import { OTHER_SITE, refusalOf, SITE, testDesk, type TestDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const otherSiteId = `ste_${String(OTHER_SITE).padStart(21, "0")}` as const;

/** A desk with an owner, a supervisor, and an agent who has a chat with Vera. */
function deskAtWork() {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.online("ana");
  const conversationId = desk.writes("vera", "Where is my order?");
  desk.asAgent("ana", { type: "conversation.accept" });
  return { desk, conversationId };
}

function addTag(desk: TestDesk, name: string, kind: TagKind = "tag", over = {}): TagId {
  desk.asAgent("boss", { type: "tag.save", siteId: null, kind, name, ...over });
  const event = desk.events.findLast(({ type }) => type === "tag.changed");
  return event?.data["tagId"] as TagId; // as the desk has just written it
}

const tagsOn = (desk: TestDesk) =>
  desk
    .rows(`select t.name from conversationTags c join tags t on t.id = c.tag order by t.id`)
    .map(({ name }) => name);

test("TG1: the owner's lists hold tags and dispositions, for one site or all, each name once where it is offered", () => {
  const { desk } = deskAtWork();
  const refusal = (name: string, kind: TagKind, site: typeof siteId | null, tagId?: TagId) =>
    refusalOf(() => addTag(desk, name, kind, { siteId: site, ...(tagId && { tagId }) }));
  const returns = addTag(desk, "  Returns ");
  expect(refusal("returns", "tag", siteId)).toBe("value.taken");
  expect(refusal("Returns", "disposition", null)).toBeUndefined();
  expect(refusal("Delivery", "tag", siteId)).toBeUndefined();
  expect(refusal("Delivery", "tag", otherSiteId)).toBeUndefined();
  expect(refusal(" ", "tag", null)).toBe("value.invalid");
  expect(refusal("Sent back", "disposition", null, returns)).toBeUndefined();
  const lists = desk.store.runner.now(readTags(1));
  expect(lists.map(({ name, kind, siteId: site }) => [name, kind, site])).toEqual([
    ["Sent back", "tag", null],
    ["Returns", "disposition", null],
    ["Delivery", "tag", siteId],
    ["Delivery", "tag", otherSiteId],
  ]);
});

test("TG2: any tag of its site goes on a conversation once, and one disposition, whose place another takes", () => {
  const { desk, conversationId } = deskAtWork();
  const returns = addTag(desk, "Returns");
  const solved = addTag(desk, "Solved", "disposition");
  const refunded = addTag(desk, "Refunded", "disposition");
  const elsewhere = addTag(desk, "Trade fair", "tag", { siteId: otherSiteId });
  const tag = (tagId: TagId, isTagged = true) =>
    refusalOf(() =>
      desk.asAgent("ana", { type: "conversation.tag", conversationId, tagId, isTagged }),
    );
  for (const tagId of [returns, returns, solved, refunded]) expect(tag(tagId)).toBeUndefined();
  expect(tagsOn(desk)).toEqual(["Returns", "Refunded"]);
  expect(tag(elsewhere)).toBe("not-found");
  expect(tag(returns, false)).toBeUndefined();
  expect(tagsOn(desk)).toEqual(["Refunded"]);
  const told = desk.events.filter(({ type }) => type === "conversation.tagged");
  expect(told.map(({ data, publicSeq }) => [data["tagId"], data["isTagged"], publicSeq])).toEqual([
    [returns, true, null],
    [solved, true, null],
    [solved, false, null],
    [refunded, true, null],
    [returns, false, null],
  ]);
});

test("TG3: what is removed from the lists goes on no conversation any more, stays on those that have it, and is offered again when it is saved", () => {
  const { desk, conversationId } = deskAtWork();
  const returns = addTag(desk, "Returns");
  const tag = (isTagged: boolean) =>
    refusalOf(() =>
      desk.asAgent("ana", { type: "conversation.tag", conversationId, tagId: returns, isTagged }),
    );
  tag(true);
  desk.asAgent("boss", { type: "tag.remove", tagId: returns });
  expect(tagsOn(desk)).toEqual(["Returns"]);
  expect(desk.store.runner.now(readTags(1))).toMatchObject([{ name: "Returns", isRemoved: true }]);
  expect(addTag(desk, "Returns")).not.toBe(returns);
  expect(tag(false)).toBeUndefined();
  expect(tag(true)).toBe("not-found");
});

test("TG4: conversations are found by a tag, the latest first", () => {
  const { desk, conversationId } = deskAtWork();
  const returns = addTag(desk, "Returns");
  const later = desk.writes("tom");
  for (const id of [conversationId, later])
    desk.asAgent("boss", {
      type: "conversation.tag",
      conversationId: id,
      tagId: returns,
      isTagged: true,
    });
  const tag = Number(desk.row("select id from tags")["id"]);
  const found = desk.store.runner.now(
    all(conversationsWithTag, { desk: 1, tag, before: Number.MAX_SAFE_INTEGER }),
  );
  expect(found.map(({ publicId }) => publicId)).toEqual([later, conversationId]);
});

test("EN1, M28: what is said at close is one command: the line, exactly these tags, a disposition; all before the end, and for the team alone", () => {
  const { desk, conversationId } = deskAtWork();
  const [returns, loud] = [addTag(desk, "Returns"), addTag(desk, "Loud")];
  const solved = addTag(desk, "Solved", "disposition");
  desk.asAgent("ana", { type: "conversation.tag", conversationId, tagId: loud, isTagged: true });
  const ending = { text: " Refunded, it arrives by Friday ", tagIds: [returns, solved] };
  const from = desk.events.length;
  desk.asAgent("ana", { type: "conversation.close", conversationId, ending });
  expect(tagsOn(desk)).toEqual(["Returns", "Solved"]);
  const told = desk.events.slice(from);
  expect(told.map(({ type, publicSeq }) => [type, publicSeq === null])).toEqual([
    ["conversation.tagged", true],
    ["conversation.tagged", true],
    ["conversation.tagged", true],
    ["ending.written", true],
    ["conversation.closed", false],
    ["wrapUp.started", true],
  ]);
  expect(told[3]).toMatchObject({
    text: "Refunded, it arrives by Friday",
    actor: desk.agents.get("ana")?.id,
  });
});

test("EN2, M28: how the former conversation ended stands on the card, also when its visitor had ended it and it was said afterwards or anew", () => {
  const { desk, conversationId } = deskAtWork();
  const write = (text: string) =>
    refusalOf(() => desk.asAgent("ana", { type: "ending.write", conversationId, text }));
  desk.asVisitor("vera", { type: "conversation.close", conversationId });
  expect(write("  ")).toBe("message.empty");
  expect(write("Left without a word")).toBeUndefined();
  desk.writes("tom"); // an event of another conversation between the two
  expect(write("Sent a new one")).toBeUndefined();
  desk.advance(25 * 3_600_000);
  const again = desk.writes("vera", "It is broken");
  const row = desk.row(
    "select id, account from agents where account = (select min(account) from agents)",
  );
  const reader = { agent: Number(row["id"]), account: Number(row["account"]) };
  const { card } = desk.store.runner.now(readThread(1, reader, again, desk.clock.nowMs()));
  expect(card.formerConversations).toMatchObject([
    { conversationId, ending: "Sent a new one", tagIds: [] },
  ]);
});

test("EN3: nothing is required at close unless the site's owner said so, and then of agents alone", () => {
  const { desk, conversationId } = deskAtWork();
  const solved = addTag(desk, "Solved", "disposition");
  const needs = (line: boolean, disposition: boolean) =>
    desk.asAgent("boss", { type: "site.setEnding", siteId, needs: { line, disposition } });
  const close = (ending?: Extract<AgentCommand, { type: "conversation.close" }>["ending"]) =>
    refusalOf(() =>
      desk.asAgent("ana", {
        type: "conversation.close",
        conversationId,
        ...(ending && { ending }),
      }),
    );
  needs(true, true);
  expect(close()).toBe("ending.required");
  expect(close({ text: " ", tagIds: [solved] })).toBe("ending.required");
  expect(close({ text: "Done", tagIds: [] })).toBe("ending.required");
  const returns = addTag(desk, "Returns");
  expect(close({ text: "Done", tagIds: [returns] })).toBe("ending.required");
  expect(tagsOn(desk)).toEqual([]);
  expect(close({ text: "Done", tagIds: [solved] })).toBeUndefined();
  const other = desk.writes("tom");
  desk.asAgent("ana", { type: "conversation.accept" });
  expect(
    refusalOf(() => desk.asVisitor("tom", { type: "conversation.close", conversationId: other })),
  ).toBeUndefined();
  needs(false, false);
  desk.advance(61_000); // what follows a chat holds its slot
  desk.writes("una");
  desk.asAgent("ana", { type: "conversation.accept" });
  const last = desk.row("select publicId from conversations order by id desc limit 1");
  expect(
    refusalOf(() =>
      desk.asAgent("ana", {
        type: "conversation.close",
        conversationId: last["publicId"] as typeof other,
      }),
    ),
  ).toBeUndefined();
});
