import { expect, test } from "vitest";
import { callDueAtMs, dueAfterTry } from "./call.ts";
import { readHours } from "./hours.ts";

const HOUR = 3_600_000;
const workdays = Array.from({ length: 5 }, () => [{ fromMin: 9 * 60, toMin: 18 * 60 }]);
const nineToSix = readHours({ timeZone: "UTC", week: [...workdays, [], []], days: [] });
/** Of a week in 2026; the 5th of January is a Monday. */
const at = (day: number, hour: number) => Date.UTC(2026, 0, day, hour);

test("PH1: a call is due by the site's reply time; where the hours are over by then, an hour after they begin again", () => {
  expect(callDueAtMs(null, at(5, 22), 4 * HOUR)).toBe(at(6, 2));
  expect(callDueAtMs(nineToSix, at(5, 10), 4 * HOUR)).toBe(at(5, 14));
  expect(callDueAtMs(nineToSix, at(5, 17), 4 * HOUR)).toBe(at(6, 10));
  expect(callDueAtMs(nineToSix, at(9, 17), 4 * HOUR)).toBe(at(12, 10)); // over the weekend
  expect(callDueAtMs(nineToSix, at(6, 5) + 1, 4 * HOUR)).toBe(at(6, 10)); // not as soon as they begin
  expect(callDueAtMs(nineToSix, at(6, 5), 6 * HOUR)).toBe(at(6, 11));
  expect(callDueAtMs(nineToSix, at(6, 9) + 1, HOUR / 4)).toBe(at(6, 9) + 1 + HOUR / 4); // they run already
});

test("PH1: hours shorter than one end the call's, and a department that never opens again postpones nothing", () => {
  const short = [{ date: "2026-01-06", open: [{ fromMin: 9 * 60, toMin: 9 * 60 + 20 }] }];
  const hours = readHours({ timeZone: "UTC", week: [[], [], [], [], [], [], []], days: short });
  expect(callDueAtMs(hours, at(5, 17), HOUR)).toBe(at(6, 9) + HOUR / 3);
  expect(callDueAtMs(hours, at(7, 17), HOUR)).toBe(at(7, 18));
});

test("PH3: only a number that nobody answers is called again, three times in all", () => {
  expect([1, 2, 3].map((tries) => dueAfterTry("noAnswer", tries, 5))).toEqual([5, 5, null]);
  expect(dueAfterTry("reached", 1, 5)).toBeNull();
  expect(dueAfterTry("wrongNumber", 1, 5)).toBeNull();
});
