import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { brokenRules, seatsOf } from "./invariants.ts";
import { DEPARTMENT, refusalOf, SITE, type TestDesk, testDesk } from "./testing.ts";

const HOUR = 3_600_000;
const PHONE = "+359 88 812 3456";
const siteId = `ste_${String(SITE).padStart(21, "0")}` as const;
const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}` as const;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("boss", { role: "owner", line: null });
  setCalls(true);
});
afterEach(() => {
  expect(brokenRules(desk, seatsOf(desk))).toEqual([]);
  desk.close();
});

function setCalls(callsByPhone: boolean): void {
  const site = { siteId, name: "Shop", origins: ["https://shop.example"], isAutoAccept: false };
  desk.asAgent("boss", { type: "site.update", ...site, replyWithinHours: 4, callsByPhone });
}

const ask = (name: string, conversationId: `cnv_${string}`, over: object = {}) =>
  desk.asVisitor(name, { type: "call.ask", conversationId, phone: PHONE, ...over });

/** Vera waits, and leaves a number. */
function asked(over: object = {}): `cnv_${string}` {
  const vera = desk.writes("vera", "Is the lamp in stock?");
  ask("vera", vera, over);
  return vera;
}

const calls = () => desk.rows("select phone, dueAtMs, tries, agent from phoneCalls");
const owesWriting = () => desk.row("select owesAnswerSinceMs as ms from conversations")["ms"];
const lastEvent = () => desk.events.at(-1);

describe("asking", () => {
  test("PH1, M3: who waits leaves a number and what it is about, and the line; a call is owed by the site's reply time", () => {
    const nowMs = desk.clock.nowMs();
    const vera = asked({ text: "The lamp, after five", phone: "(+359) 88-812.3456" });
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(calls()).toEqual([
      { phone: PHONE, dueAtMs: nowMs + 1 + 4 * HOUR, tries: 0, agent: null },
    ]);
    expect(desk.events.slice(-3).map(({ type, text }) => [type, text])).toEqual([
      ["message.posted", "The lamp, after five"],
      ["conversation.messageLeft", null],
      ["call.asked", null],
    ]);
    expect(JSON.stringify(desk.events)).not.toContain("812");
    desk.online("ana"); // nobody is offered to an agent who comes now
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(vera).toMatch(/^cnv_/);
  });

  test("PH1: beside the hours it is owed an hour after they begin again", () => {
    const nowMs = desk.clock.nowMs();
    const minute = Math.floor((nowMs % (24 * HOUR)) / 60_000);
    const day = [{ fromMin: minute, toMin: minute + 60 }];
    const hours = { timeZone: "UTC", week: Array.from({ length: 7 }, () => day), days: [] };
    desk.asAgent("boss", { type: "department.setHours", departmentId, hours });
    asked();
    const opensMs = nowMs - (nowMs % 60_000) + 24 * HOUR;
    expect(calls()[0]?.["dueAtMs"]).toBe(opensMs + HOUR);
  });

  test("PH1: only where the owner has switched it on, for what has the form of a number, and while nobody has the chat", () => {
    const vera = desk.writes("vera");
    for (const phone of ["", "12345", "1234567890123456", "call me", "+", "12 34 5x 67", "٠١٢٣٤٥٦"])
      expect(refusalOf(() => ask("vera", vera, { phone }))).toBe("contact.invalid");
    setCalls(false);
    expect(refusalOf(() => ask("vera", vera))).toBe("value.invalid");
    setCalls(true);
    desk.online("ana");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(refusalOf(() => ask("vera", vera))).toBe("conversation.wrong-state");
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    expect(refusalOf(() => ask("vera", vera))).toBe("conversation.is-closed");
    expect(calls()).toEqual([]);
  });

  test("PH1: another number takes the place of the first and is no later call", () => {
    const vera = asked();
    const [first] = calls();
    desk.advance(HOUR);
    ask("vera", vera, { phone: "0888 111 111" });
    expect(calls()).toEqual([{ ...first, phone: "0888 111 111" }]);
  });

  test("PH1, PH3: the same number given again is no other call: due time and tries stay; another is tried anew", () => {
    const vera = asked();
    desk.agent("ana");
    const record = { type: "call.record", conversationId: vera, outcome: "noAnswer" } as const;
    desk.asAgent("ana", { ...record, phone: PHONE });
    desk.advance(HOUR);
    const [tried] = calls();
    ask("vera", vera, { phone: "+359 888 123456" });
    expect(calls()).toEqual([{ ...tried, phone: "+359 888 123456" }]);
    ask("vera", vera, { phone: "0888 111 111" });
    expect(calls()).toMatchObject([{ tries: 0, dueAtMs: desk.clock.nowMs() + 4 * HOUR }]);
  });
});

describe("calling", () => {
  test("PH2: an agent takes the call, for colleagues to see; a colleague may take it over", () => {
    const vera = asked();
    desk.agent("ana");
    desk.agent("ben");
    for (const name of ["ana", "ana", "ben"])
      desk.asAgent(name, { type: "call.take", conversationId: vera });
    expect(desk.count("call.taken")).toBe(2);
    expect(calls()[0]?.["agent"]).toBe(desk.agents.get("ben")?.agent);
  });

  test("PH3: no answer makes it due again, in two hours or when the agent says, and anybody's again; the third ends it", () => {
    const vera = asked();
    desk.agent("ana");
    const record = (over: object = {}) =>
      desk.asAgent("ana", {
        type: "call.record",
        conversationId: vera,
        outcome: "noAnswer",
        phone: PHONE,
        ...over,
      });
    desk.asAgent("ana", { type: "call.take", conversationId: vera });
    record();
    const [again] = calls();
    expect(again).toMatchObject({ dueAtMs: desk.clock.nowMs() + 2 * HOUR, tries: 1, agent: null });
    record({ againInHours: 24 });
    expect(calls()).toMatchObject([{ dueAtMs: desk.clock.nowMs() + 24 * HOUR, tries: 2 }]);
    record();
    expect(lastEvent()?.data).toMatchObject({ outcome: "noAnswer", tries: 3, dueAtMs: null });
    expect(calls()).toEqual([]);
    expect(owesWriting()).not.toBeNull(); // nobody has spoken to the visitor
    expect(refusalOf(() => record())).toBe("conversation.wrong-state");
  });

  test("PH3: a call that is put off moves its promise, and no promise of an answer to what was left before", () => {
    const record = { type: "call.record", outcome: "noAnswer", phone: PHONE } as const;
    const promised = () =>
      desk.row("select promisedAnswerByMs as ms from conversations order by id desc")["ms"];
    desk.agent("ana");
    const vera = asked();
    desk.advance(HOUR);
    desk.asAgent("ana", { ...record, conversationId: vera, againInHours: 24 });
    expect(promised()).toBe(desk.clock.nowMs() + 24 * HOUR);
    ask("vera", vera, { phone: "0888 111 111" });
    expect(promised()).toBe(desk.clock.nowMs() + 4 * HOUR);

    const email = "mia@example.test";
    const mia = desk.writes("mia");
    desk.asVisitor("mia", { type: "conversation.leaveMessage", conversationId: mia, email });
    const toldMs = promised();
    desk.advance(HOUR);
    ask("mia", mia);
    desk.asAgent("ana", { ...record, conversationId: mia, againInHours: 24 });
    expect(promised()).toBe(toldMs);
  });

  test("PH3: what became of a call to a number that the visitor has changed meanwhile is refused", () => {
    const vera = asked();
    desk.agent("ana");
    ask("vera", vera, { phone: "0888 111 111" });
    const record = { type: "call.record", conversationId: vera, outcome: "wrongNumber" } as const;
    expect(refusalOf(() => desk.asAgent("ana", { ...record, phone: PHONE }))).toBe(
      "conversation.wrong-state",
    );
    expect(calls()).toMatchObject([{ phone: "0888 111 111" }]);
    desk.asAgent("ana", { ...record, phone: "0888 111 111" });
    expect(calls()).toEqual([]);
  });

  test("PH3, M1: reached, nothing is owed any more and the number is gone; a wrong number leaves the question to be answered in writing", () => {
    for (const [name, outcome] of [
      ["vera", "wrongNumber"],
      ["mia", "reached"],
    ] as const) {
      const id = desk.writes(name);
      ask(name, id);
      desk.agent(`for ${name}`);
      desk.asAgent(`for ${name}`, {
        type: "call.record",
        conversationId: id,
        outcome,
        phone: PHONE,
      });
      const row = desk.row("select owesAnswerSinceMs as ms from conversations order by id desc");
      expect(row["ms"] === null).toBe(outcome === "reached");
    }
    expect(calls()).toEqual([]);
  });
});

test.each([["wrongNumber"], ["noAnswer"]] as const)(
  "PH3, M1: a call that ends with %s leaves the question owed in writing, though an agent wrote in between",
  (outcome) => {
    const vera = asked();
    desk.agent("ana");
    const record = { type: "call.record", conversationId: vera, outcome, phone: PHONE } as const;
    if (outcome === "noAnswer")
      for (let tries = 1; tries < 3; tries += 1) desk.asAgent("ana", record);
    desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "We called you." });
    expect(owesWriting()).toBeNull();
    desk.asAgent("ana", record);
    expect([calls(), owesWriting()]).toEqual([[], desk.clock.nowMs()]);
    const putAway = { type: "conversation.close", conversationId: vera } as const;
    expect(refusalOf(() => desk.asAgent("ana", putAway))).toBe("conversation.wrong-state");
  },
);

describe("PH4: the call stays owed until then", () => {
  test("PH4, M1: an answer in writing does not end it, and nobody but a supervisor puts it away", () => {
    const vera = asked();
    desk.agent("ana");
    desk.asAgent("ana", { type: "message.post", conversationId: vera, text: "It is." });
    expect(owesWriting()).toBeNull();
    expect(calls()).toHaveLength(1);
    const putAway = { type: "conversation.close", conversationId: vera } as const;
    expect(refusalOf(() => desk.asAgent("ana", putAway))).toBe("conversation.wrong-state");
    desk.asAgent("boss", putAway);
    expect(calls()).toEqual([]);
  });

  test("PH4: who writes again stands in line again, and is called all the same", () => {
    const vera = asked();
    desk.asVisitor("vera", { type: "message.post", conversationId: vera, text: "After five" });
    expect(desk.stateOf("vera")).toBe("queued");
    desk.online("ana");
    desk.asAgent("ana", { type: "conversation.accept" });
    expect(calls()).toHaveLength(1);
  });

  test("PH4: the visitor takes it back, once; a question in writing is still owed", () => {
    const vera = asked();
    for (let turn = 0; turn < 2; turn += 1)
      desk.asVisitor("vera", { type: "call.cancel", conversationId: vera });
    expect(desk.count("call.cancelled")).toBe(1);
    expect(calls()).toEqual([]);
    expect(desk.stateOf("vera")).toBe("messageLeft");
    expect(owesWriting()).not.toBeNull();
  });

  test("PH4, V2: being forgotten ends no call; ending the conversation does", () => {
    const vera = asked();
    desk.asVisitor("vera", { type: "visitor.forget" });
    expect(calls()).toHaveLength(1);
    desk.asVisitor("vera", { type: "conversation.close", conversationId: vera });
    expect(calls()).toEqual([]);
  });
});
