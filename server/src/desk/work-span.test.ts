import { afterEach, beforeEach, expect, test } from "vitest";
import { LEAST_PAUSE_MS } from "../domain/work-span.ts";
import { readBoard } from "../views/board.ts";
import { OTHER_LINE, OTHER_SITE, SITE, testDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
beforeEach(() => {
  desk = testDesk();
  desk.agent("ana");
});
afterEach(() => desk.close());

const supervisor = [{ site: SITE, role: "supervisor" as const }];

/** The whole minutes that a supervisor reads of an agent; null = none. */
function minutesOf(name: string): number | null | undefined {
  const id = desk.agents.get(name)?.id;
  const { agents } = desk.store.runner.now(readBoard(1, supervisor, desk.clock.nowMs()));
  const found = agents.find(({ agentId }) => agentId === id);
  const sinceMs = found?.workSinceMs;
  return sinceMs == null ? sinceMs : Math.floor((desk.clock.nowMs() - sinceMs) / 60_000);
}

test("BO4: minutes without a pause count from being online, and begin anew after five minutes of rest", () => {
  expect(minutesOf("ana")).toBeNull();
  desk.online("ana");
  desk.advance(90 * 60_000);
  expect(minutesOf("ana")).toBe(90);

  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  expect(minutesOf("ana")).toBeNull();
  desk.advance(LEAST_PAUSE_MS - 1);
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" });
  expect(minutesOf("ana")).toBe(94);

  desk.asAgent("ana", { type: "agent.setAvailability", availability: "away" });
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "break" });
  desk.advance(LEAST_PAUSE_MS);
  desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" });
  expect(minutesOf("ana")).toBe(0);
});

test("BO4: a connection that flaps is no pause, one that is lost is", () => {
  desk.online("ana");
  const { agent } = desk.agents.get("ana") ?? { agent: 0 };
  desk.advance(30 * 60_000);
  desk.system({ type: "agent.silent", agent, lastHeardAtMs: desk.clock.nowMs() });
  desk.advance(30_000);
  expect(minutesOf("ana")).toBe(30);
  desk.advance(30_000);
  expect(minutesOf("ana")).toBeNull();
  desk.advance(10 * 60_000);
  desk.system({ type: "agent.connected", agent });
  expect(minutesOf("ana")).toBe(0);
});

test("BO2, RI7: a supervisor reads of who answers to them, on the sites they direct, and of nobody else", () => {
  desk.agent("far", { line: OTHER_LINE, site: OTHER_SITE });
  desk.agent("owner", { role: "owner" });
  const board = desk.store.runner.now(readBoard(1, supervisor, desk.clock.nowMs()));
  const idOf = (name: string) => desk.agents.get(name)?.id;
  expect(board.sites).toHaveLength(1);
  expect(board.agents.map(({ agentId }) => agentId)).toEqual([idOf("ana")]);
  expect(board.agents[0]?.siteIds).toEqual(board.sites.map(({ siteId }) => siteId));

  const whole = desk.store.runner.now(readBoard(1, [{ site: 0, role: "owner" }], 0));
  expect(whole.sites).toHaveLength(2);
  expect(whole.agents).toHaveLength(3);
  const none = desk.store.runner.now(readBoard(1, [{ site: SITE, role: "agent" }], 0));
  expect([none.sites, none.agents]).toEqual([[], []]);
});
