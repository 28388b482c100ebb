import { memoryStorage } from "@presently/shared/client";
import type { AgentId, Alarm } from "@presently/shared/protocol";
import { laneItem } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { Holder } from "../desk/lanes.ts";
import { alarmedBy, isServed } from "./alarmed.ts";
import { createPutAside } from "./put-aside.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const jana: AgentId = "agt_jana00000000000000000";
const { siteId, departmentId } = laneItem("any");
const alarm = (kind: Alarm["kind"], limitMs = 0): Alarm => ({
  siteId,
  departmentId,
  kind,
  limitMs,
  raisedAtMs: 0,
});
const atWork: Holder = { availability: "online", presence: "connected", isDisabled: false };
const about = (
  of: Alarm,
  changes: Parameters<typeof laneItem>[1],
  nowMs: number,
  holder: Holder = atWork,
) => alarmedBy(of, [laneItem("ana", changes)], nowMs, () => holder).length;

test("AL1, AL4: counted is who waits as long as the alarm says, is there, and is no test, at that site and department", () => {
  const waiting = alarm("waiting", 10 * MINUTE);
  expect(about(waiting, {}, 10 * MINUTE - 1)).toBe(0);
  expect(about(waiting, {}, 10 * MINUTE)).toBe(1);
  expect(about(waiting, { presence: "absent" }, HOUR)).toBe(0);
  expect(about(waiting, { isTest: true }, HOUR)).toBe(0);
  expect(about(waiting, { state: "assigned", agentId: jana }, HOUR)).toBe(0);
  expect(about(waiting, { siteId: "ste_0000000000000000000zz" }, HOUR)).toBe(0);
  expect(about(waiting, { departmentId: "dep_0000000000000000000zz" }, HOUR)).toBe(0);
  expect(about({ ...alarm("unstaffed"), siteId: null }, {}, 0)).toBe(1);
});

test("AL1, AL4: counted are promises that nobody at work holds, from a quarter of an hour before, and answers and calls in their last hour", () => {
  const promises = [{ kind: "answer" as const, dueAtMs: HOUR, isBroken: false }];
  const held = { promises, state: "assigned" as const, agentId: jana };
  expect(about(alarm("promise"), held, 2 * HOUR)).toBe(0);
  expect(about(alarm("promise"), held, 45 * MINUTE, { ...atWork, availability: "away" })).toBe(1);
  expect(about(alarm("promise"), { promises, state: "closed" }, 45 * MINUTE - 1)).toBe(0);
  expect(about(alarm("promise"), { promises, state: "closed" }, 45 * MINUTE)).toBe(1);

  const left = { state: "messageLeft" as const, owesAnswerSinceMs: 0, answerDueAtMs: 24 * HOUR };
  expect(about(alarm("answer"), left, 23 * HOUR - 1)).toBe(0);
  expect(about(alarm("answer"), left, 23 * HOUR)).toBe(1);
  const call = { phone: "+358401234567", dueAtMs: 2 * HOUR, tries: 0, triesLeft: 3, agentId: null };
  expect(about(alarm("answer"), { call }, HOUR)).toBe(1);
  expect(about(alarm("answer"), { call: { ...call, agentId: jana } }, HOUR)).toBe(0);
});

test("AL1, AL4: where somebody has come online meanwhile nothing is told any more, though the alarm ends a while later", () => {
  const agent = { ...atWork, departmentIds: [departmentId] };
  expect(isServed(departmentId, [agent])).toBe(true);
  expect(isServed(departmentId, [])).toBe(false);
  for (const change of [
    { availability: "break" as const },
    { presence: "offline" as const },
    { isDisabled: true },
    { departmentIds: [] },
  ])
    expect(isServed(departmentId, [{ ...agent, ...change }])).toBe(false);
});

test("AL4: what somebody put aside stays so over a reload until it is over, for them alone", () => {
  const storage = memoryStorage();
  const first = alarm("unstaffed");
  const second = alarm("waiting");
  createPutAside(storage, "agt_a").put(first, [first, second]);
  expect(createPutAside(storage, "agt_a").left([first, second])).toEqual([second]);
  expect(createPutAside(storage, "agt_b").left([first])).toEqual([first]);
  const again = { ...first, raisedAtMs: 9 };
  expect(createPutAside(storage, "agt_a").left([again])).toEqual([again]);
  createPutAside(storage, "agt_a").put(again, [again]);
  expect(storage.keys().map((key) => storage.get(key)?.split(" ").length)).toEqual([4]);
});
