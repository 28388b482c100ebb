import type { WorkFigures } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDesk } from "../desk/testing.ts";
import { openStore, type Store } from "../store/open.ts";
import { hireTeam, ids } from "../store/testing/team.ts";
import { computeMyFigures, computeReport } from "./compute-report.ts";
import { countDays } from "./count-days.ts";
import { forgetDay, keepCounted, keepDay, keepWork } from "./keep-days.ts";
import { inventWork } from "./testing/invented-work.ts";
import { type PlainStretch, plainStretches, plainWork } from "./testing/plain-work.ts";

const ZONE = "Europe/Helsinki";
const AGENTS = ["agt_ana", "agt_ben", "agt_cy", "agt_dee"];
/** In Helsinki the clocks go forward on 29 March 2026 and back on 25 October. */
const SPRING_MS = Date.UTC(2026, 2, 26, 12);
const AUTUMN_MS = Date.UTC(2026, 9, 22, 12);
const YEAR = { desk: 1, from: "2026-01-01", to: "2026-12-31" };

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
  store.runner.now(hireTeam());
  store.db.pragma("foreign_keys = off");
  store.db.exec(`update sites set timeZone = '${ZONE}'`);
});
afterEach(() => store.close());

function invent(fromMs: number, seed: number, events = 900): void {
  inventWork(store.db, { agents: AGENTS, site: ids.site, line: ids.line, fromMs, events, seed });
}

/** Counts as the server does: in turns, each kept before the next. */
function catchUp(of: Store = store, mostDays = 3): void {
  for (;;) {
    const counted = of.runner.now(countDays(1, mostDays));
    if (counted.isFresh) while (of.runner.now(forgetDay(1)).answer);
    for (const day of counted.days) of.runner.now(keepDay(1, day));
    of.runner.now(keepWork(1, counted.work));
    const { uptoSeq, isWhole, basis } = counted;
    of.runner.now(keepCounted(1, { uptoSeq, uptoMs: isWhole ? 1 : null, basis }));
    if (isWhole) return;
  }
}

function report(over: { siteKeys?: string[]; department?: string; language?: string } = {}) {
  const asked = { siteKeys: ["ste_one"], department: null, language: null, ...over };
  return store.runner.now(computeReport({ of: "team", ...YEAR, ...asked }));
}

function own(agent: string) {
  return store.runner.now(computeMyFigures({ of: "agent", ...YEAR, siteKeys: ["ste_one"], agent }));
}

/** Those of days on which so many were online that nothing is one agent's. */
function ofTeam(all: readonly PlainStretch[]): PlainStretch[] {
  const onDay = Map.groupBy(all, ({ day }) => day);
  return all.filter(({ day }) => new Set(onDay.get(day)?.map(({ agent }) => agent)).size >= 3);
}

function expectSame(told: WorkFigures | null | undefined, stretches: readonly PlainStretch[]) {
  const plain = plainWork(stretches.filter(({ ms }) => ms > 0));
  if (plain === null) return expect(told).toBeNull();
  const { meanAtOnce, ...exact } = plain;
  expect(told).toMatchObject(exact);
  if (meanAtOnce === null) expect(told?.meanAtOnce).toBeNull();
  else expect(told?.meanAtOnce).toBeCloseTo(meanAtOnce, 9);
}

/** Holds all that is told to the plain recount. Answers it. */
function expectAllSame(): PlainStretch[] {
  const all = plainStretches(store.db, ZONE).filter(({ ms }) => ms > 0);
  const team = ofTeam(all);
  const told = report();
  expectSame(told.total.work, team);
  for (const { key, figures } of told.byDay)
    expectSame(
      figures.work,
      team.filter(({ day }) => day === key),
    );
  for (const { key, figures } of told.byWeek)
    expectSame(
      figures.work,
      team.filter(({ day }) => {
        const into = Date.parse(day) - Date.parse(key);
        return into >= 0 && into < 7 * 24 * 3_600_000;
      }),
    );
  for (const agent of AGENTS)
    expectSame(
      own(agent).total.work,
      all.filter((stretch) => stretch.agent === agent),
    );
  return all;
}

test.for([
  ["the clocks go forward", SPRING_MS, 5],
  ["the clocks go back", AUTUMN_MS, 6],
] as const)(
  "RP11, RP12: in a week in which %s chats at once and time in chats are what a plain recount of the events says",
  ([, fromMs, seed]) => {
    invent(fromMs, seed);
    catchUp();
    const all = expectAllSame();
    // There is something of everything.
    expect(new Set(all.map(({ day }) => day)).size).toBeGreaterThan(7);
    expect(all.some(({ chats }) => chats >= 3)).toBe(true);
    expect(all.some(({ chats, isBusy }) => chats === 0 && isBusy)).toBe(true);
    expect(all.some(({ isBusy }) => !isBusy)).toBe(true);
    expect(ofTeam(all).length).toBeLessThan(all.length);
  },
);

test("RP7, RP11: counted while it goes on, with chats marked as tests later, it is the same as counted at once", () => {
  for (let part = 0; part < 6; part += 1) {
    // An agent's work goes on where the part before left it.
    const { lastMs } = store.db
      .prepare("select coalesce(max(atMs), ?) as lastMs from events")
      .get(AUTUMN_MS) as { lastMs: number }; // of this very query
    invent(lastMs, 20 + part, 120);
    catchUp(store, 40);
    expectAllSame();
  }
  const whole = report();
  store.db.exec("delete from countedSums");
  catchUp();
  expect(report()).toEqual(whole);
});

test("RP11: killed before it was noted how far was counted, it is counted once", () => {
  invent(SPRING_MS, 31, 300);
  catchUp();
  const whole = report();
  const { uptoSeq, basis } = store.db.prepare("select * from countedSums").get() as {
    uptoSeq: number;
    basis: string;
  }; // of this very query
  store.runner.now(keepCounted(1, { uptoSeq: uptoSeq - 200, uptoMs: null, basis }));
  store.runner.now(keepWork(1, store.runner.now(countDays(1, 40)).work));
  catchUp();
  expect(report()).toEqual(whole);
});

test("RP12: a part of the desk is told nothing of time online, which is of no site, department or language", () => {
  invent(SPRING_MS, 32, 300);
  catchUp();
  expect(report().total.work).not.toBeNull();
  expect(report({ department: "dep_one" }).total.work).toBeNull();
  expect(report({ language: "en" }).total.work).toBeNull();
  const told = report();
  for (const { figures } of [...told.bySite, ...told.byDepartment, ...told.byLanguage])
    expect(figures.work).toBeNull();
  store.db.exec(
    `insert into sites select 31, desk, 'ste_two', 'Two', origins, timeZone, department, isAutoAccept, settings, createdAtMs from sites`,
  );
  expect(report().total.work).toBeNull();
  expect(report({ siteKeys: ["ste_one", "ste_two"] }).total.work).not.toBeNull();
});

test("RP11: an agent's hour at a desk: online alone counts, a chat, two, a wrap-up; neither a break nor the time the server was down", () => {
  const MINUTE = 60_000;
  const desk = testDesk();
  try {
    desk.agent("ana", { capacity: 3 });
    desk.online("ana");
    desk.advance(10 * MINUTE);
    const first = desk.writes("vera");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.advance(6 * MINUTE);
    const second = desk.writes("will");
    desk.asAgent("ana", { type: "conversation.accept" });
    desk.advance(3 * MINUTE);
    for (const conversationId of [first, second])
      desk.asAgent("ana", { type: "conversation.close", conversationId });
    desk.advance(30_000);
    desk.asAgent("ana", { type: "wrapUp.end", conversationId: first });
    desk.asAgent("ana", { type: "wrapUp.end", conversationId: second });
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "break" });
    desk.advance(20 * MINUTE);
    desk.asAgent("ana", { type: "agent.setAvailability", availability: "online" });
    desk.advance(5 * MINUTE);
    // The last that was heard before the server is down for an hour.
    desk.asAgent("ana", { type: "agent.setCapacity", capacity: 2 });
    desk.advance(60 * MINUTE);
    desk.system({ type: "boot" });
    catchUp(desk.store);
    const agent = desk.agents.get("ana")?.id ?? "";
    const days = { desk: 1, from: "2000-01-01", to: "2099-12-31" };
    const { total } = desk.store.runner.now(
      computeMyFigures({ of: "agent", ...days, siteKeys: [], agent }),
    );
    // Each command takes a millisecond of the desk's clock.
    const minutes = (ms = 0) => Math.round((ms / MINUTE) * 100) / 100;
    const { onlineMs, busyMs, chatMs, meanAtOnce, p90AtOnce } = total.work ?? {};
    expect([minutes(onlineMs), minutes(busyMs), minutes(chatMs)]).toEqual([24.5, 9.5, 9]);
    expect([meanAtOnce?.toFixed(3), p90AtOnce]).toEqual([(12 / 9).toFixed(3), 2]);
  } finally {
    desk.close();
  }
});
