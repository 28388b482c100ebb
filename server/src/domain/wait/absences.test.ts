import { expect, test } from "vitest";
import { Absences, KEPT_OWN, KEPT_TEAM } from "./absences.ts";
import { Departures, goingAt } from "./departures.ts";
import { Newcomers } from "./newcomers.ts";
import { Random } from "./random.ts";
import { DAY_MS } from "./time-of-day.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Ten days: at work from 9:00, lunch from 12:00 to 12:30, home at 17:00. */
function tenDays(): Absences {
  const absences = new Absences();
  absences.learnBegun("ann", 9 * HOUR);
  for (let day = 0; day < 10; day += 1) {
    absences.learn("ann", day * DAY_MS + 12 * HOUR, 30 * MINUTE, false);
    absences.learn("ann", day * DAY_MS + 17 * HOUR, 16 * HOUR, true);
  }
  return absences;
}

function quantiles(absences: Absences, fromMs: number, nowMs: number, isOffline = false): number[] {
  const law = absences.left("ann", fromMs, nowMs, isOffline);
  const random = new Random(1);
  const drawn = Array.from({ length: 500 }, () => law.at(random.next(), random.next()) / MINUTE);
  drawn.sort((one, other) => one - other);
  return [drawn[50] ?? 0, drawn[250] ?? 0, drawn[425] ?? 0];
}

const TODAY = 11 * DAY_MS;

test("W7: who left at noon is back after lunch, who left at five is back in the morning", () => {
  const [, lunch = 0, lunchLate = 0] = quantiles(tenDays(), TODAY + 12 * HOUR, TODAY + 12 * HOUR);
  expect(lunch).toBeGreaterThan(22);
  expect(lunch).toBeLessThan(38);
  expect(lunchLate).toBeLessThan(60);
  const [early = 0, night = 0] = quantiles(tenDays(), TODAY + 17 * HOUR, TODAY + 17 * HOUR, true);
  expect(early).toBeGreaterThan(15 * 60);
  expect(night / 60).toBeCloseTo(16, 0);
});

test("W7: a night ends by the calendar: who left early does not come early", () => {
  const [, night = 0] = quantiles(tenDays(), TODAY + 16.5 * HOUR, TODAY + 16.5 * HOUR);
  expect(Math.abs(night - 16.5 * 60)).toBeLessThan(10);
});

test("W7: who is late by minutes is expected soon, who is late by hours is not", () => {
  const left = TODAY + 17 * HOUR;
  const [, soon = 0] = quantiles(tenDays(), left, TODAY + DAY_MS + 9 * HOUR + 2 * MINUTE);
  expect(soon).toBeLessThan(8);
  const [, late = 0] = quantiles(tenDays(), left, TODAY + DAY_MS + 11 * HOUR);
  expect(late).toBeGreaterThan(5 * 60);
});

test("W7: on the second morning agents are expected when they first came", () => {
  const absences = new Absences();
  absences.learnBegun("ann", 9 * HOUR);
  const [, back = 0] = quantiles(absences, 17 * HOUR, DAY_MS + 8.5 * HOUR);
  expect(back).toBeGreaterThan(20);
  expect(back).toBeLessThan(40);
});

test("W7: who goes at noon every day is expected to go at noon", () => {
  const departures = new Departures();
  for (let day = 0; day < 10; day += 1) {
    departures.learn("ann", day * DAY_MS + 9 * HOUR, day * DAY_MS + (12 + day / 100) * HOUR);
  }
  const going = (hour: number, withinMs: number) => {
    const ahead = departures.ahead("ann", 20 * DAY_MS + hour * HOUR);
    const random = new Random(2);
    const drawn = Array.from({ length: 500 }, () => goingAt(ahead, random.exponential()));
    return drawn.filter((ms) => ms < withinMs).length / 500;
  };
  expect(going(10, HOUR)).toBeLessThan(0.2);
  expect(going(11.5, HOUR)).toBeGreaterThan(0.7);
});

test("W7: who is offline has gone home rather than to lunch, who only is away to lunch", () => {
  const absences = new Absences();
  for (let day = 0; day < 5; day += 1) {
    absences.learn("ann", day * DAY_MS + 12 * HOUR, 30 * MINUTE, false);
    absences.learn("ann", day * DAY_MS + 12.5 * HOUR, 20.5 * HOUR, true);
  }
  const medianOf = (isOffline: boolean) =>
    absences.left("ann", TODAY + 12.2 * HOUR, TODAY + 12.2 * HOUR, isOffline).at(0.5, 0.5) / MINUTE;
  expect(medianOf(false)).toBeLessThan(60);
  expect(medianOf(true)).toBeGreaterThan(10 * 60);
});

test("W7: one who was seen at work is expected at her own hours, not at her colleagues'", () => {
  const absences = new Absences();
  absences.learnBegun("ann", 9 * HOUR);
  for (let other = 0; other < 9; other += 1) absences.learnBegun(`other ${other}`, 13 * HOUR);
  const [, back = 0] = quantiles(absences, 17 * HOUR, DAY_MS + 8.5 * HOUR);
  expect(back).toBeLessThan(40);
});

test("W7: of sixty agents each is expected as she herself used to come back, for sixty days", () => {
  const absences = new Absences();
  for (let day = -50; day < 10; day += 1) {
    absences.learn("ann", day * DAY_MS + 12 * HOUR, 2 * HOUR, false);
    for (let other = 0; other < 59; other += 1)
      absences.learn(`other ${other}`, day * DAY_MS + 12 * HOUR, 30 * MINUTE, false);
  }
  const [soonest = 0, lunch = 0] = quantiles(absences, TODAY + 12 * HOUR, TODAY + 12 * HOUR);
  expect(soonest).toBeGreaterThan(60);
  expect(lunch).toBeGreaterThan(105);
});

test("W7: of each agent the last 240 absences are kept, of the team the last 600 for others", () => {
  const absences = new Absences();
  const lunches = (agent: string, count: number, lengthMs: number) => {
    for (let at = 0; at < count; at += 1)
      absences.learn(agent, 9 * DAY_MS + 12 * HOUR + at, lengthMs, false);
  };
  lunches("ann", KEPT_OWN, 2 * HOUR);
  lunches("ann", KEPT_OWN, 30 * MINUTE);
  const noon = TODAY + 12 * HOUR;
  expect(quantiles(absences, noon, noon).at(-1)).toBeLessThan(40);
  lunches("ben", KEPT_TEAM, 2 * HOUR);
  expect(quantiles(absences, noon, noon).at(1)).toBeLessThan(40);
  const cyd = absences.left("cyd", noon, noon);
  expect(cyd.at(0.5, 0.5) / HOUR).toBeGreaterThan(1.5);
});

test("W7: on the first morning others are expected after those who came, until ten minutes are over", () => {
  const newcomers = new Newcomers();
  const ours = () => true;
  expect(newcomers.ahead(9 * HOUR, ours).count).toBe(0);
  for (let at = 0; at < 4; at += 1) newcomers.learn(`agent ${at}`, 9 * HOUR + at * MINUTE);
  const soon = newcomers.ahead(9 * HOUR + 4 * MINUTE, ours);
  expect(soon.count).toBeCloseTo((3.5 / 6) * 6, 5);
  expect(soon.withinMs).toBe(6 * MINUTE);
  expect(newcomers.ahead(9 * HOUR + 4 * MINUTE, () => false).count).toBe(0);
  expect(newcomers.ahead(9 * HOUR + 10 * MINUTE, ours).count).toBe(0);
});
