import { expect, test } from "vitest";
import { storedHours } from "./stored-hours.ts";

/** Open every day from nine to so many hours later. */
function written(hours: number): string {
  const open = [{ fromMin: 540, toMin: 540 + hours * 60 }];
  return JSON.stringify({ timeZone: "UTC", week: Array.from({ length: 7 }, () => open), days: [] });
}

test("W8: hours that are written alike are one calendar, others another, and none is none", () => {
  expect(storedHours(written(8))).toBe(storedHours(written(8)));
  expect(storedHours(written(8))).not.toEqual(storedHours(written(9)));
  expect(storedHours(null)).toBeNull();
});
