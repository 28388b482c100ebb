import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DEPARTMENT, refusalOf, type TestDesk, testDesk } from "./testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk({}, { canMail: true });
});
afterEach(() => desk.close());

const byMail = (name: string) => ({
  type: "callback.ask" as const,
  conversationId: idOf(name),
  way: "email" as const,
  email: `${name}@example.test`,
});

function idOf(name: string): `cnv_${string}` {
  const { publicId } = desk.row(
    "select publicId from conversations where visitor = ? order by id desc",
    desk.visitors.get(name)?.visitor,
  );
  return `cnv_${String(publicId).slice(4)}`;
}

/** Writes, asks to be called by mail, and goes. */
function keepsPlace(...names: string[]): void {
  for (const name of names) {
    desk.writes(name);
    desk.asVisitor(name, byMail(name));
    desk.presence(name, "absent");
  }
}

/** An agent with so many slots, all of them free. */
function agentComes(name: string, capacity = 1): void {
  desk.agent(name, { capacity });
  desk.online(name);
}

/** What the visitor was told of their call-back, in order. */
const toldOf = (name: string) =>
  desk.events
    .filter(({ data }) => data["conversationId"] === idOf(name))
    .filter(({ type }) => /^(?:callback|turn)\./.test(type))
    .map(({ type, data }) => [type, data["reason"]].filter(Boolean).join(" "));
/** Who stands in line, in order. */
const line = () =>
  desk
    .rows(
      "select visitor from conversations where state = 'queued' order by priority desc, isReturned desc, rankMs, id",
    )
    .map(({ visitor }) => [...desk.visitors].find(([, each]) => each.visitor === visitor)?.[0]);
const mails = () => desk.rows("select state from outbox where kind = 'turn' order by conversation");
/** The mails that call have gone to the mail server. */
const mailsGo = () => desk.store.db.exec("update outbox set state = 'done' where kind = 'turn'");

describe("asking", () => {
  test("CB1, P11: the address is kept with the person and stands in no event", () => {
    keepsPlace("ana");
    expect(desk.row("select email from people")["email"]).toBe("ana@example.test");
    expect(JSON.stringify(desk.events)).not.toContain("example.test");
    expect(desk.row("select callback from conversations")["callback"]).toBe("email");
  });

  test("CB1: by mail it needs a server that sends mail, and an address, once", () => {
    desk.writes("ana");
    const ask = { type: "callback.ask", conversationId: idOf("ana"), way: "email" } as const;
    expect(refusalOf(() => desk.asVisitor("ana", ask))).toBe("contact.invalid");
    expect(refusalOf(() => desk.asVisitor("ana", { ...ask, email: "no" }))).toBe("contact.invalid");
    desk.asVisitor("ana", { ...ask, email: "ana@example.test" });
    desk.asVisitor("ana", { type: "callback.cancel", conversationId: idOf("ana") });
    desk.asVisitor("ana", ask);
    expect(toldOf("ana")).toEqual(["callback.asked", "callback.cancelled", "callback.asked"]);

    const mailless = testDesk();
    const conversationId = mailless.writes("ana");
    const asked = { ...ask, conversationId, email: "ana@example.test" };
    expect(refusalOf(() => mailless.asVisitor("ana", asked))).toBe("value.invalid");
    mailless.close();
  });

  test("CB1: only who stands in line is called back; once served it is over", () => {
    agentComes("agent");
    desk.writes("ana");
    desk.asVisitor("ana", byMail("ana"));
    desk.asAgent("agent", { type: "conversation.accept" });
    expect(desk.row("select callback from conversations")["callback"]).toBeNull();
    expect(refusalOf(() => desk.asVisitor("ana", byMail("ana")))).toBe("conversation.wrong-state");
    desk.asVisitor("ana", { type: "conversation.close", conversationId: idOf("ana") });
    expect(refusalOf(() => desk.asVisitor("ana", byMail("ana")))).toBe("conversation.is-closed");
  });
});

describe("the place", () => {
  test("CB2, R12: is kept for the day when there is an address, then it is a left message", () => {
    keepsPlace("ana");
    desk.advance(12 * HOUR - 1);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.advance(1);
    expect(desk.stateOf("ana")).toBe("messageLeft");
    desk.presence("ana", "present");
    expect(desk.stateOf("ana")).toBe("queued");
  });

  test("CB2, R12: until the department closes, but never less than the ten minutes of everybody", () => {
    desk.agent("boss", { role: "owner", line: null });
    const minutes = Math.floor((desk.clock.nowMs() % (24 * HOUR)) / MINUTE);
    const open = [{ fromMin: 0, toMin: minutes + 30 }];
    desk.asAgent("boss", {
      type: "department.setHours",
      departmentId: `dep_${String(DEPARTMENT).padStart(21, "0")}`,
      hours: { timeZone: "UTC", week: Array.from({ length: 7 }, () => open), days: [] },
    });
    keepsPlace("ana");
    desk.advance(29 * MINUTE);
    expect(desk.stateOf("ana")).toBe("queued");
    keepsPlace("ben");
    desk.advance(MINUTE);
    expect([desk.stateOf("ana"), desk.stateOf("ben")]).toEqual(["messageLeft", "queued"]);
    desk.advance(9 * MINUTE);
    expect(desk.stateOf("ben")).toBe("messageLeft");
  });

  test("CB2: by notification no address is left: once the tab is closed it is kept for ten minutes", () => {
    desk.writes("ana");
    desk.asVisitor("ana", { type: "callback.ask", conversationId: idOf("ana"), way: "notice" });
    desk.presence("ana", "silent");
    desk.advance(HOUR);
    expect(desk.stateOf("ana")).toBe("queued");
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE);
    expect(desk.stateOf("ana")).toBe("messageLeft");
  });

  test("CB1: cancelled from elsewhere, or withdrawn, nothing is left of it", () => {
    keepsPlace("ana");
    desk.asVisitor("ana", { type: "callback.cancel", conversationId: idOf("ana") });
    desk.presence("ana", "absent");
    desk.advance(10 * MINUTE);
    expect(desk.stateOf("ana")).toBe("messageLeft");
    keepsPlace("ben");
    agentComes("agent");
    desk.asVisitor("ben", { type: "conversation.close", conversationId: idOf("ben") });
    expect(desk.rows("select kind from deadlines where kind in ('turn', 'callbackKept')")).toEqual(
      [],
    );
    expect(mails()).toEqual([{ state: "done" }]);
  });
});

describe("the turn", () => {
  test("CB3, R12: who is away and would be next is called, once; no slot is held", () => {
    keepsPlace("ana");
    desk.writes("ben");
    desk.writes("cy");
    agentComes("agent");
    expect(toldOf("ana")).toEqual(["callback.asked", "turn.called"]);
    expect(desk.events.find(({ type }) => type === "turn.called")?.data["untilMs"]).toBe(
      desk.clock.nowMs() + 120_000,
    );
    expect([desk.stateOf("ana"), desk.stateOf("ben")]).toEqual(["queued", "offered"]);
    expect(mails()).toEqual([{ state: "waiting" }]);
    agentComes("other");
    expect(desk.stateOf("cy")).toBe("offered");
    expect(toldOf("ana")).toEqual(["callback.asked", "turn.called"]);
  });

  test("CB3, R12: the silent one whose tab lives is called by it, without a mail", () => {
    desk.writes("ana");
    desk.asVisitor("ana", { type: "visitor.describe", email: "ana@example.test" });
    desk.asVisitor("ana", { type: "callback.ask", conversationId: idOf("ana"), way: "notice" });
    desk.presence("ana", "silent");
    agentComes("agent");
    expect(toldOf("ana")).toEqual(["callback.asked", "turn.called"]);
    expect(mails()).toEqual([]);
  });

  test("CB3: each slot calls one of those who are away; a slot that stays free calls no second one", () => {
    keepsPlace("ana", "ben", "cy");
    desk.writes("dan");
    agentComes("agent");
    expect([desk.stateOf("dan"), toldOf("ana").at(-1), toldOf("ben").at(-1)]).toEqual([
      "offered",
      "turn.called",
      "callback.asked",
    ]);
    agentComes("other");
    expect(toldOf("ben").at(-1)).toBe("callback.asked");
    agentComes("third");
    expect([toldOf("ben").at(-1), toldOf("cy").at(-1)]).toEqual(["turn.called", "callback.asked"]);
  });

  test("CB4, R12: back in time, the next free slot is theirs, before everybody who came later", () => {
    keepsPlace("ana");
    desk.writes("ben");
    desk.writes("cy");
    agentComes("agent");
    desk.advance(20_000);
    desk.presence("ana", "present");
    expect(toldOf("ana").at(-1)).toBe("turn.answered");
    expect(mails()).toEqual([{ state: "done" }]);
    agentComes("other");
    expect([desk.stateOf("ana"), desk.stateOf("cy")]).toEqual(["offered", "queued"]);
    desk.advance(20_000);
    expect(toldOf("ana").at(-1)).toBe("turn.answered");
  });

  test("CB6, R11, R12: after 120 s back one place, behind the next who is there and no further", () => {
    keepsPlace("ana");
    for (const name of ["ben", "cy", "dan", "eve"]) desk.writes(name);
    desk.presence("cy", "absent");
    agentComes("agent");
    mailsGo();
    expect(line()).toEqual(["ana", "cy", "dan", "eve"]);
    desk.asAgent("agent", { type: "conversation.accept" });
    desk.advance(120_000 - 1);
    expect(line()).toEqual(["ana", "cy", "dan", "eve"]);
    desk.advance(1);
    expect(toldOf("ana").at(-1)).toBe("turn.passed elapsed");
    expect(line()).toEqual(["cy", "dan", "ana", "eve"]);
    desk.presence("ana", "present");
    agentComes("other");
    expect([desk.stateOf("dan"), desk.stateOf("ana")]).toEqual(["offered", "queued"]);
    expect(line()).toEqual(["cy", "ana", "eve"]);
  });

  test("CB6: moved back, they are called again when they are next again, and never dropped for it", () => {
    keepsPlace("ana");
    for (const name of ["ben", "cy", "dan"]) desk.writes(name);
    agentComes("agent");
    mailsGo();
    desk.asAgent("agent", { type: "conversation.accept" });
    desk.advance(120_000);
    expect(line()).toEqual(["cy", "ana", "dan"]);
    agentComes("other");
    expect(desk.stateOf("cy")).toBe("offered");
    expect(toldOf("ana").at(-1)).toBe("turn.passed elapsed");
    desk.asAgent("other", { type: "conversation.accept" });
    agentComes("third");
    expect([desk.stateOf("dan"), toldOf("ana").at(-1)]).toEqual(["offered", "turn.called"]);
    desk.advance(HOUR);
    expect(desk.stateOf("ana")).toBe("queued");
  });

  test("CB6: a call whose mail has not gone, or was refused, moves nobody back", () => {
    keepsPlace("ana");
    for (const name of ["ben", "cy", "dan", "eve", "fay"]) desk.writes(name);
    for (const state of ["waiting", "failed"]) {
      agentComes(state);
      expect(toldOf("ana").at(-1)).toBe("turn.called");
      desk.store.db.prepare("update outbox set state = ?").run(state);
      desk.asAgent(state, { type: "conversation.accept" });
      desk.advance(120_000);
      agentComes(`after ${state}`);
      desk.asAgent(`after ${state}`, { type: "conversation.accept" });
      // Who stood behind went first, as anybody does before somebody who is away; the place is what it was, and so is the one call.
      expect([line()[0], ...toldOf("ana")]).toEqual(["ana", "callback.asked", "turn.called"]);
    }
  });

  test("CB6: with nobody there to go first the place stays, and who comes then is the one place", () => {
    keepsPlace("ana");
    agentComes("agent");
    mailsGo();
    desk.advance(2 * HOUR);
    expect(toldOf("ana")).toEqual(["callback.asked", "turn.called"]);
    const extend = { type: "turn.extend", conversationId: idOf("ana") } as const;
    expect(refusalOf(() => desk.asVisitor("ana", extend))).toBe("conversation.wrong-state");
    desk.writes("ben");
    expect(desk.stateOf("ben")).toBe("offered");
    expect(toldOf("ana").slice(2)).toEqual(["turn.passed overtaken"]);
    agentComes("other");
    expect(toldOf("ana").slice(2)).toEqual(["turn.passed overtaken", "turn.called"]);
    desk.presence("ana", "present");
    expect(desk.stateOf("ana")).toBe("offered");
  });

  test("CB3, CB6: a slot that stood free in vain for one stands for the next who is away", () => {
    keepsPlace("ana", "ben");
    agentComes("agent");
    expect([toldOf("ana").at(-1), toldOf("ben").at(-1)]).toEqual(["turn.called", "callback.asked"]);
    mailsGo();
    desk.advance(120_000);
    expect([toldOf("ana").at(-1), toldOf("ben").at(-1)]).toEqual(["turn.called", "turn.called"]);
    desk.presence("ben", "present");
    expect(desk.stateOf("ben")).toBe("offered");
    expect(toldOf("ana").at(-1)).toBe("turn.passed overtaken");
  });

  test("CB3: who leaves the line gives the slot that stood for them to the next who is away", () => {
    keepsPlace("ana", "ben");
    agentComes("agent");
    desk.asVisitor("ana", { type: "conversation.leaveMessage", email: "ana@example.test" });
    expect(desk.stateOf("ana")).toBe("messageLeft");
    expect(toldOf("ben").at(-1)).toBe("turn.called");
  });

  test("CB5: more time is given twice, before it is over, and asking for it is not being there", () => {
    keepsPlace("ana");
    agentComes("agent");
    mailsGo();
    const calledMs = desk.clock.nowMs();
    const extend = { type: "turn.extend", conversationId: idOf("ana") } as const;
    desk.advance(100_000);
    desk.asVisitor("ana", extend);
    desk.asVisitor("ana", extend);
    expect(refusalOf(() => desk.asVisitor("ana", extend))).toBe("conversation.wrong-state");
    expect(desk.row("select turnUntilMs from conversations")["turnUntilMs"]).toBe(
      calledMs + 3 * 120_000,
    );
    expect(desk.stateOf("ana")).toBe("queued");
    desk.advance(calledMs + 3 * 120_000 - desk.clock.nowMs() - 1);
    desk.asAgent("agent", { type: "agent.setAvailability", availability: "away" });
    expect(line()).toEqual(["ana"]);
    desk.writes("ben");
    desk.advance(0);
    expect(line()).toEqual(["ben", "ana"]);
    expect(refusalOf(() => desk.asVisitor("ana", extend))).toBe("conversation.wrong-state");
  });

  test("D2: after a restart the time to come begins anew, and is told", () => {
    keepsPlace("ana");
    agentComes("agent");
    desk.clock.advance(HOUR);
    desk.system({ type: "boot" });
    expect(toldOf("ana").at(-1)).toBe("turn.extended");
    expect(desk.row("select turnUntilMs from conversations")["turnUntilMs"]).toBe(
      desk.clock.nowMs() + 120_000,
    );
    expect(desk.stateOf("ana")).toBe("queued");
  });

  test("CB1, RT8: a supervisor who takes it ends the turn", () => {
    keepsPlace("ana");
    agentComes("agent");
    desk.agent("sue", { role: "supervisor" });
    desk.system({ type: "agent.connected", agent: desk.agents.get("sue")?.agent ?? 0 });
    desk.asAgent("sue", {
      type: "conversation.take",
      conversationId: idOf("ana"),
      reason: "A regular",
    });
    expect(desk.stateOf("ana")).toBe("assigned");
    expect(desk.rows("select kind from deadlines where kind in ('turn', 'callbackKept')")).toEqual(
      [],
    );
  });
});
