import { expect, test } from "vitest";
import { readHours } from "../domain/hours.ts";
import { ClosingTimes } from "./closing-times.ts";

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 10, 16);
const FROM_NINE_TO_FIVE = [{ fromMin: 9 * 60, toMin: 17 * 60 }];

function closingTimes(open: readonly { fromMin: number; toMin: number }[]) {
  const week = Array.from({ length: 7 }, () => [...open]);
  const times = new ClosingTimes();
  times.change(new Map([["7", readHours({ timeZone: "UTC", week, days: [] })]]));
  return (hour: number) => {
    const closed = times.of("7", MONDAY + hour * HOUR);
    return closed === null
      ? null
      : [closed.fromMs, closed.untilMs].map((ms) => (ms - MONDAY) / HOUR);
  };
}

test("W8: a line is closed from the end of its hours until it opens again", () => {
  const closedAt = closingTimes(FROM_NINE_TO_FIVE);
  expect([8, 9, 16, 17, 18, 32.9, 33, 40].map(closedAt)).toEqual([
    [8, 9],
    [17, 33],
    [17, 33],
    [17, 33],
    [17, 33],
    [17, 33],
    [41, 57],
    [41, 57],
  ]);
});

test("W8: a line that never opens is closed, one without hours never closes", () => {
  expect([8, 100].map(closingTimes([]))).toEqual([
    [8, Infinity],
    [8, Infinity],
  ]);
  expect(new ClosingTimes().of("7", MONDAY)).toBeNull();
});

test("W8: a calendar is asked once until it opens again, whoever has it and whatever else is changed", () => {
  const week = Array.from({ length: 7 }, () => [...FROM_NINE_TO_FIVE]);
  let asked = 0;
  const hours = {
    ...readHours({ timeZone: "UTC", week, days: [] }),
    get timeZone() {
      asked += 1;
      return "UTC";
    },
  };
  const times = new ClosingTimes();
  times.change(new Map([["7", hours]]));
  const closed = times.of("7", MONDAY);
  const once = asked;
  expect(once).toBeGreaterThan(0);
  times.change(
    new Map([
      ["7", hours],
      ["8", hours],
    ]),
  );
  expect(["7", "8"].map((line) => times.of(line, MONDAY + HOUR))).toEqual([closed, closed]);
  expect(asked).toBe(once);
  times.of("8", MONDAY + 10 * HOUR);
  expect(asked).toBeGreaterThan(once);
  times.change(new Map([["7", null]]));
  expect(["7", "8"].map((line) => times.of(line, MONDAY + HOUR))).toEqual([null, null]);
});
