import type { ConversationId, Topic, TypedTopics } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { readTopics } from "../domain/site-settings.ts";
import { readLaneRow } from "../views/lane-row.ts";
import { brokenRules, seatsOf } from "./invariants.ts";
import { DEPARTMENT, LINE, refusalOf, SITE, testDesk } from "./testing.ts";

const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const support = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;

/** A desk with a department for bills, whose agent is ben, beside the site's own with ana, and two topics: a lamp that fails, and a double charge, which goes first. */
function withTopics({ isFirst = true } = {}) {
  const desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  desk.asAgent("boss", { type: "department.create", name: "Billing" });
  const { publicId, line } = desk.row(
    "select d.publicId, l.id as line from departments d join lines l on l.department = d.id where name = 'Billing'",
  );
  const billing = `dep_${String(publicId).slice(4)}` as const;
  desk.agent("ana", { capacity: 1 });
  desk.agent("ben", { capacity: 1, line: Number(line) });
  const set = (topics: TypedTopics) =>
    desk.asAgent("boss", { type: "site.setTopics", siteId, topics });
  const stored = () =>
    readTopics(String(desk.row("select settings from sites where id = ?", SITE)["settings"]));
  set([
    { words: { usual: "Lamps", bg: "Лампи" }, departmentId: support, isFirst: false },
    { words: { usual: "Double charge" }, departmentId: billing, isFirst },
  ]);
  const [lamps, charge] = stored() as readonly [Topic, Topic]; // as set right above
  const choose = (visitor: string, conversationId: ConversationId, { topicId } = charge) =>
    desk.asVisitor(visitor, { type: "topic.choose", conversationId, topicId });
  const lineOf = (conversationId: ConversationId) =>
    desk.row(
      "select line, state, priority, rankMs, queuedAtMs from conversations where publicId = ?",
      conversationId,
    );
  return { desk, billing, line: Number(line), set, stored, lamps, charge, choose, lineOf };
}

describe("TO1: what a site's conversations can be about", () => {
  test("TO1: topics keep their ids when they are set again, and the audit says all of them but the words", () => {
    const { desk, set, stored, lamps, charge } = withTopics();
    set([
      { ...charge, words: { usual: " Charged\n twice " } },
      { ...lamps, topicId: lamps.topicId },
    ]);
    expect(stored()).toEqual([{ ...charge, words: { usual: "Charged twice" } }, lamps]);
    const { detail } = desk.row("select detail from audit order by id desc");
    expect(String(detail)).toContain(charge.topicId);
    expect(String(detail)).not.toContain("Charged");
  });

  test("TO1: no words, an id that is nobody's or another's, and a department that is not there are refused", () => {
    const { set, lamps } = withTopics();
    const refused = (...topics: TypedTopics) => refusalOf(() => set(topics));
    expect(refused({ ...lamps, words: { usual: " " } })).toBe("value.invalid");
    expect(refused(lamps, lamps)).toBe("not-found");
    expect(refused({ ...lamps, departmentId: `dep_${"x".repeat(21)}` })).toBe("not-found");
  });
});

describe("M27, TO2: who waits says what it is about", () => {
  test("TO2, Q2: the conversation goes to that department's line with its queue time, before who came there later", () => {
    const { desk, line, choose, lineOf } = withTopics({ isFirst: false });
    const vera = desk.writes("vera");
    const before = lineOf(vera);
    desk.advance(60_000);
    const mia = desk.writes("mia");
    choose("mia", mia);
    choose("vera", vera);
    expect(lineOf(vera)).toEqual({ ...before, line });
    expect(desk.events.at(-1)).toMatchObject({
      type: "conversation.queued",
      text: "Double charge",
      data: { reason: "topicChosen", topic: { isFirst: false, choicesLeft: 1 } },
    });
    desk.online("ana", "ben");
    expect(lineOf(vera)["state"]).toBe("offered");
    expect(lineOf(mia)["state"]).toBe("queued");
  });

  test("TO2: an offer on its way is taken back, nobody is set away, and who serves that department is given the chat at once", () => {
    const { desk, choose, lineOf } = withTopics();
    desk.online("ana", "ben");
    const seats = seatsOf(desk);
    const vera = desk.writes("vera");
    choose("vera", vera);
    const told = desk.events
      .slice(-3)
      .map(({ type, data }) => [type, data["reason"] ?? data["agentId"]]);
    expect(told).toEqual([
      ["offer.lapsed", "topicChosen"],
      ["conversation.queued", "topicChosen"],
      ["offer.made", desk.agents.get("ben")?.id],
    ]);
    expect(lineOf(vera)["state"]).toBe("offered");
    expect(desk.row("select availability from agents where name = 'ana'")["availability"]).toBe(
      "online",
    );
    expect(brokenRules(desk, seats)).toEqual([]);
  });

  test("TO2: it may be said once more, and not a third time", () => {
    const { desk, choose, lamps, lineOf } = withTopics();
    const vera = desk.writes("vera");
    choose("vera", vera);
    choose("vera", vera, lamps);
    expect(lineOf(vera)).toMatchObject({ line: LINE, priority: 0 });
    expect(refusalOf(() => choose("vera", vera))).toBe("conversation.wrong-state");
  });

  test("TO2: nobody is led out of an open line into one that is closed by its hours", () => {
    const { desk, billing, line, choose, lineOf } = withTopics();
    const week = Array.from({ length: 7 }, () => []);
    const hours = { timeZone: "UTC", week, days: [] };
    desk.asAgent("boss", { type: "department.setHours", departmentId: billing, hours });
    const vera = desk.writes("vera");
    choose("vera", vera);
    expect(lineOf(vera)).toMatchObject({ line: LINE, priority: 1 });
    expect(desk.events.at(-1)).toMatchObject({
      text: "Double charge",
      data: { departmentId: support, topic: { choicesLeft: 1 } },
    });
    desk.asAgent("boss", { type: "department.setHours", departmentId: support, hours });
    choose("vera", vera);
    expect(lineOf(vera)["line"]).toBe(line);
  });

  test("TO2: not once an agent has had it, nor where the page named the department, nor of another's conversation", () => {
    const { desk, choose } = withTopics();
    desk.online("ana");
    const vera = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(refusalOf(() => choose("vera", vera))).toBe("conversation.wrong-state");
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    desk.asVisitor("vera", { type: "message.post", text: "And", conversationId: vera });
    expect(refusalOf(() => choose("vera", vera))).toBe("conversation.wrong-state");
    desk.visitor("mia");
    const { conversationId: mia } = desk.asVisitor("mia", {
      type: "message.post",
      text: "Hello",
      department: "billing",
    });
    expect(mia && refusalOf(() => choose("mia", mia))).toBe("conversation.wrong-state");
    expect(refusalOf(() => choose("mia", vera))).toBe("not-found");
  });

  test("TO3: it goes before others only where the owner has said so, and no longer once it is about something else", () => {
    const { desk, choose, lamps, lineOf } = withTopics();
    const vera = desk.writes("vera");
    choose("vera", vera);
    expect(lineOf(vera)["priority"]).toBe(1);
    choose("vera", vera, lamps);
    expect(lineOf(vera)["priority"]).toBe(0);
  });

  test("TO4: what was told of the former line is over, and is told no more", () => {
    const { desk, choose } = withTopics();
    const vera = desk.writes("vera");
    const { id } = desk.row("select id from conversations");
    const range = { lowMs: 1000, expectedMs: 2000, highMs: 3000 };
    const told = { place: 1, range, refusal: null, reason: null, basis: "measured" } as const;
    const waits = [{ conversation: Number(id), ...told, isFree: false, sketch: [1, 2] }];
    desk.system({ type: "wait.announce", waits });
    const announced = () => desk.store.runner.now(readLaneRow(1, Number(id)))?.announced ?? null;
    expect(announced()).toMatchObject({ range });
    desk.advance(5000);
    choose("vera", vera);
    expect(announced()).toBeNull();
    expect(desk.row("select outcome from announcements")).toEqual({ outcome: "left" });
    expect(desk.row("select kind, line from waitFacts order by deskSeq desc")).toEqual({
      kind: "moved",
      line: LINE,
    });
  });
});
