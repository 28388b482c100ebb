import type { ReadyStaffing } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/open.ts";
import { hireTeam, ids } from "../store/testing/team.ts";
import { computeStaffing } from "./compute.ts";
import { readHistory } from "./read-history.ts";
import { readScope } from "./scope.ts";
import { type Invented, inventHistory } from "./testing/invented-history.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Monday 2026-03-02 00:00 in Helsinki, two hours before it is in Greenwich. */
const MONDAY_MS = Date.UTC(2026, 2, 1, 22);
const TUESDAY_NOON = 36;

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
  store.runner.now(hireTeam());
  // The rows of a history that never was hang on nobody.
  store.db.pragma("foreign_keys = off");
  store.db.exec("update sites set timeZone = 'Europe/Helsinki'");
});
afterEach(() => store.close());

const isOffice = (hour: number): boolean => hour % 24 >= 9 && hour % 24 < 17;

const shop: Invented = {
  site: ids.site,
  line: ids.line,
  agents: [50, 51, 52],
  visitor: ids.visitor,
  endMs: MONDAY_MS,
  weeks: 9,
  arrivals: (hour) => (hour === TUESDAY_NOON ? 30 : isOffice(hour) ? 6 : 0),
  onDuty: (hour) => (isOffice(hour) ? 2 : 0),
  capacity: 1,
  chatMs: 6 * MINUTE_MS,
  patienceMs: 5 * MINUTE_MS,
  seed: 4,
};

function historyAt(nowMs: number) {
  return store.runner.now(
    (function* () {
      const scope = yield* readScope(1, null);
      if (scope === undefined) throw new Error("there is no site");
      return yield* readHistory(1, scope, MINUTE_MS, nowMs);
    })(),
  );
}

test("ST2, ST4: demand and staffing are read by the hours of the site's clock, the last eight weeks of them", () => {
  inventHistory(store.db, { ...shop, weeks: 11 });
  const history = historyAt(MONDAY_MS);
  expect(history.ageWeeks).toBeGreaterThan(10.9);
  const [arrivals, online] = [history.arrivals.means(), history.online.means()];
  expect(history.arrivals.weeks).toBe(8);
  expect([8, 9, 16, 17].map((hour) => (arrivals[hour] ?? 0) > 0)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(Math.abs((arrivals[TUESDAY_NOON] ?? 0) - 30)).toBeLessThan(6);
  expect([8, 9, 16, 17].map((hour) => online[hour])).toEqual([0, 2, 2, 0]);
  expect(history.capacity).toBe(1);
  const all = store.db.prepare("select count(*) from conversations where createdAtMs >= ?").pluck();
  const close = MONDAY_MS - 8 * 168 * HOUR_MS;
  expect(arrivals.reduce((sum, each) => sum + each * 8, 0)).toBeCloseTo(Number(all.get(close)), 6);
  expect(history.weekly.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(
    Number(all.get(close)),
  );
  expect(history.weekly).toHaveLength(10);
});

test("ST4: agents of other lines are not this site's, however free they are", () => {
  inventHistory(store.db, shop);
  const before = historyAt(MONDAY_MS);
  store.db.exec(
    "update waitFacts set numbers = json_set(numbers, '$.lines', json('[99]')) where agent = 50 and kind = 'slots'",
  );
  const after = historyAt(MONDAY_MS);
  expect(after.online.means()[10]).toBe((before.online.means()[10] ?? 0) - 1);
  expect(after.lessons.acceptMs.length).toBeLessThan(before.lessons.acceptMs.length);
});

test("ST2: who came back to a conversation counts once more, and the hour under way not at all", () => {
  inventHistory(store.db, { ...shop, weeks: 5 });
  const before = historyAt(MONDAY_MS).arrivals.means();
  const wednesdayMs = MONDAY_MS - 5 * 24 * HOUR_MS;
  store.db
    .prepare(
      "update conversations set queuedAtMs = ? where id = (select min(id) from conversations where createdAtMs > ?)",
    )
    .run(wednesdayMs + 20 * HOUR_MS, wednesdayMs);
  const after = historyAt(MONDAY_MS + 30 * MINUTE_MS).arrivals.means();
  expect(after[2 * 24 + 20]).toBeCloseTo((before[2 * 24 + 20] ?? 0) + 1 / 4, 6);
  expect(after[0]).toBe(before[0]);
});

test("TC1, ST2: tests are no demand, and neither their waits nor their chats are learned from", () => {
  inventHistory(store.db, { ...shop, weeks: 5 });
  const seen = () => {
    const { ageWeeks, arrivals, weekly, lessons } = historyAt(MONDAY_MS);
    const visitors = arrivals.means().reduce((sum, each) => sum + each, 0);
    return {
      ageWeeks,
      visitors,
      weekly,
      chats: lessons.workMs.length,
      judged: lessons.counted.judged,
    };
  };
  const before = seen();
  store.db.exec("update conversations set testSinceMs = 1 where id % 2 = 0");
  const after = seen();
  for (const part of ["visitors", "chats", "judged"] as const)
    expect(after[part] / before[part]).toBeCloseTo(0.5, 1);
  const secondWeekMs = MONDAY_MS - 4 * 168 * HOUR_MS;
  store.db
    .prepare("update conversations set testSinceMs = 1 where createdAtMs < ?")
    .run(secondWeekMs);
  expect(seen().ageWeeks).toBeLessThan(4);
  expect(seen().weekly.length).toBe(before.weekly.length - 1);
});

test("ST3, ST5: lengths, patience and the time to accept come out as they went in", () => {
  inventHistory(store.db, { ...shop, weeks: 10 });
  const { lessons } = historyAt(MONDAY_MS);
  const mean = (values: Float64Array): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  expect(lessons.workMs.length).toBeGreaterThan(2_000);
  expect(mean(lessons.workMs) / MINUTE_MS).toBeCloseTo(6, 0);
  expect(mean(lessons.acceptMs) / 1000).toBeCloseTo(4, 0);
  expect(1 / lessons.patience.rate / MINUTE_MS).toBeGreaterThan(4);
  expect(1 / lessons.patience.rate / MINUTE_MS).toBeLessThan(7);
});

test("ST1 to ST9: the report tells what is missing, and its simulation what really was", () => {
  inventHistory(store.db, shop);
  const question = { desk: 1, siteKeys: null, share: 0.8, withinMs: MINUTE_MS, nowMs: MONDAY_MS };
  const report = store.runner.now(computeStaffing(question, { visitors: 20_000 })) as ReadyStaffing; // asserted just below
  expect(report).toMatchObject({ state: "ready", timeZone: "Europe/Helsinki", weeks: 8 });
  const noon = report.hours[TUESDAY_NOON];
  expect(noon?.needed).toBeGreaterThan(3);
  expect(report.hours[10]?.needed).toBe(2);
  expect(report.advice[0]).toMatchObject({ fromHour: TUESDAY_NOON, more: 3 });
  expect(Math.abs((report.observed.within ?? 0) - (report.observed.simulated ?? 1))).toBeLessThan(
    0.03,
  );
  expect(report.trend.outlook.state).not.toBe("tooShort");
});

test("ST1: a key that no site has is no report, a desk without visitors too little history", () => {
  const question = { desk: 1, share: 0.8, withinMs: MINUTE_MS, nowMs: MONDAY_MS };
  expect(
    store.runner.now(computeStaffing({ ...question, siteKeys: ["ste_nobody"] })),
  ).toBeUndefined();
  expect(store.runner.now(computeStaffing({ ...question, siteKeys: ["ste_one"] }))).toMatchObject({
    state: "tooShort",
    weeks: 0,
    chats: 0,
  });
});
