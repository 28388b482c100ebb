import { expect, test } from "vitest";
import { handle } from "../desk.ts";
import { RAISE_AFTER_MS } from "../domain/alarms.ts";
import { DEPARTMENT, OTHER_SITE, SITE, testDesk, type TestDesk } from "./testing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOK_EVERY_MS = 5000;

/** Looks as the server does, every five seconds, for so long. */
function look(desk: TestDesk, forMs = 0): void {
  for (let passedMs = 0; passedMs < forMs; passedMs += LOOK_EVERY_MS) {
    desk.system({ type: "alarms.look" });
    desk.advance(LOOK_EVERY_MS);
  }
  desk.system({ type: "alarms.look" });
}

/** What was told of the department that these tests are about; the other one is nobody's. */
const told = (desk: TestDesk) =>
  desk.events
    .filter(({ type, data }) => type.startsWith("alarm.") && data["departmentId"] === departmentId)
    .map(({ type, data }) => `${type} ${String(data["kind"])}`);
const departmentId = `dep_${String(DEPARTMENT).padStart(21, "0")}`;
const siteId = `ste_${String(SITE).padStart(21, "0")}`;

/** Somebody is there who takes no chats, so that what is there waits, and nothing else is amiss. */
function deskAtWork(): TestDesk {
  const desk = testDesk();
  desk.agent("ana", { capacity: 0 });
  desk.online("ana");
  return desk;
}

test("AL1: somebody waits beyond what their site means to let them: told once, whoever else waits; over a minute after nobody does", () => {
  const desk = deskAtWork();
  desk.writes("vera");
  desk.writes("tom");
  look(desk, 10 * MINUTE - LOOK_EVERY_MS);
  expect(told(desk)).toEqual([]);
  look(desk, 2 * LOOK_EVERY_MS);
  expect(desk.events.filter(({ type }) => type === "alarm.raised").at(-1)).toMatchObject({
    conversation: 0,
    publicSeq: null,
    data: { siteId, departmentId, kind: "waiting", limitMs: 10 * MINUTE },
  });
  look(desk, HOUR);
  expect(told(desk)).toEqual(["alarm.raised waiting"]);
  desk.presence("vera", "absent");
  look(desk, 5 * MINUTE);
  expect(told(desk)).toEqual(["alarm.raised waiting"]);
  desk.presence("tom", "absent");
  look(desk, MINUTE + LOOK_EVERY_MS);
  expect(told(desk)).toEqual(["alarm.raised waiting", "alarm.cleared waiting"]);
});

test("AL1: a test conversation, and one whose visitor is not there, alarm nobody", () => {
  const desk = deskAtWork();
  desk.agent("boss", { role: "supervisor", line: null });
  const conversationId = desk.writes("vera");
  desk.asAgent("boss", { type: "conversation.markTest", conversationId, isTest: true });
  desk.writes("tom");
  desk.presence("tom", "absent");
  look(desk, 15 * MINUTE);
  expect(told(desk)).toEqual([]);
});

test("AL1: nobody is online in a department: always open until hours are set, then in them alone", () => {
  const desk = testDesk();
  look(desk, RAISE_AFTER_MS.unstaffed);
  expect(told(desk)).toEqual(["alarm.raised unstaffed"]);
  desk.online("ana");
  look(desk, 2 * MINUTE);
  expect(told(desk)).toEqual(["alarm.raised unstaffed", "alarm.cleared unstaffed"]);
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "break" });
  look(desk, 2 * MINUTE);
  expect(told(desk).at(-1)).toBe("alarm.raised unstaffed");

  const closed = testDesk();
  closed.agent("owner", { role: "owner", line: null });
  closed.asAgent("owner", {
    type: "department.setHours",
    departmentId: departmentId as `dep_${string}`,
    hours: { timeZone: "UTC", week: [[], [], [], [], [], [], []], days: [] },
  });
  look(closed, 10 * MINUTE);
  expect(told(closed)).toEqual([]);
});

test("AL1: a promise that is nearly due alarms when its agent goes, and not while they are at work", () => {
  const desk = testDesk();
  desk.online("ana");
  const conversationId = desk.writes("vera", "Where is my order?");
  desk.asAgent("ana", { type: "conversation.accept" });
  const dueAtMs = desk.clock.nowMs() + HOUR;
  desk.asAgent("ana", { type: "promise.make", conversationId, kind: "answer", dueAtMs });
  look(desk, 50 * MINUTE);
  expect(told(desk)).toEqual([]);
  desk.online("ben");
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  look(desk, 20_000);
  expect(told(desk)).toEqual([]);
  look(desk, 20_000);
  look(desk, 20 * MINUTE);
  expect(told(desk)).toEqual(["alarm.raised promise"]);
  expect(desk.count("promise.broken")).toBe(1);
  desk.asAgent("ana", { type: "promise.keep", conversationId, kind: "answer" });
  look(desk, 2 * MINUTE);
  expect(told(desk)).toEqual(["alarm.raised promise", "alarm.cleared promise"]);
});

test("AL1: a message that was left alarms in the last hour before its answer is due", () => {
  const desk = deskAtWork();
  const conversationId = desk.writes("vera", "Where is my order?");
  const email = "vera@example.test";
  desk.asVisitor("vera", { type: "conversation.leaveMessage", conversationId, email });
  desk.advance(23 * HOUR - 10_000);
  look(desk);
  expect(told(desk)).toEqual([]);
  look(desk, 20_000);
  expect(told(desk)).toEqual(["alarm.raised answer"]);
});

test("AL3: what is known and what was told are written together: after a crash nothing is told twice and nothing forgotten", () => {
  const desk = deskAtWork();
  desk.writes("vera");
  desk.advance(10 * MINUTE);
  const before = desk.rows("select * from alarms");
  // Killed after the look's last write and before its commit.
  desk.store.db.exec("begin");
  const script = handle({ kind: "system" }, { type: "alarms.look" }, null, desk.context);
  expect(desk.store.runner.now(script()).events.map(({ type }) => type)).toEqual(["alarm.raised"]);
  desk.store.db.exec("rollback");
  expect(desk.rows("select * from alarms")).toEqual(before);
  look(desk);
  look(desk);
  desk.system({ type: "boot" });
  desk.online("ana");
  desk.presence("vera", "present");
  look(desk, 20_000);
  expect(told(desk)).toEqual(["alarm.raised waiting"]);
});

test("AL2: a server that starts finds its people gone for a moment, and that alarms nobody", () => {
  const desk = deskAtWork();
  look(desk, MINUTE);
  desk.system({ type: "boot" });
  look(desk, 30_000);
  desk.online("ana");
  look(desk, 5 * MINUTE);
  expect(told(desk)).toEqual([]);
});

test("AL1: alarms are told by site: the same department alarms for each of its sites", () => {
  const desk = deskAtWork();
  desk.store.db.prepare("update sites set department = ? where id = ?").run(DEPARTMENT, OTHER_SITE);
  desk.writes("vera");
  desk.visitor("tom", OTHER_SITE);
  desk.writes("tom");
  look(desk, 11 * MINUTE);
  const sites = desk.events
    .filter(({ type, data }) => type === "alarm.raised" && data["kind"] === "waiting")
    .map(({ data }) => data["siteId"]);
  expect(sites).toEqual([siteId, `ste_${String(OTHER_SITE).padStart(21, "0")}`]);
});
