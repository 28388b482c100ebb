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
    const atMs = times.of("7", MONDAY + hour * HOUR);
    return atMs === null ? null : (atMs - MONDAY) / HOUR;
  };
}

test("W8: a line closes when its hours end, and while it is closed it closes now, until it opens again", () => {
  const closesAt = closingTimes(FROM_NINE_TO_FIVE);
  expect([8, 9, 16, 17, 18, 24, 32.9, 33, 40].map(closesAt)).toEqual([
    8, 17, 17, 17, 18, 24, 32.9, 41, 41,
  ]);
});

test("W8: a line that never opens is closed, one without hours never closes", () => {
  expect([8, 9, 100].map(closingTimes([]))).toEqual([8, 9, 100]);
  expect(new ClosingTimes().of("7", MONDAY)).toBeNull();
});
