import { expect, test } from "vitest";
import { ANYTHING, isInOrder, queryOf } from "./audit-question.ts";

test("AU3: days are asked for from the first moment of the first to the last moment of the last", () => {
  const { fromMs = 0, toMs = 0 } = queryOf({ ...ANYTHING, from: "2026-03-01", to: "2026-03-02" });
  const [first, last] = [new Date(fromMs), new Date(toMs - 1)];
  expect([first.getDate(), first.getHours(), first.getMinutes()]).toEqual([1, 0, 0]);
  expect([last.getDate(), last.getHours(), last.getMinutes()]).toEqual([2, 23, 59]);
});

test("AU3: what is left open is not asked for, and a day of no year to speak of is none before 1970", () => {
  expect(queryOf(ANYTHING)).toEqual({});
  expect(queryOf({ ...ANYTHING, from: "0026-01-01" })).toEqual({ fromMs: 0 });
});

test("AU3: the last day may be the first, but not before it", () => {
  expect(isInOrder({ ...ANYTHING, from: "2026-03-02", to: "2026-03-02" })).toBe(true);
  expect(isInOrder({ ...ANYTHING, to: "2026-03-02" })).toBe(true);
  expect(isInOrder({ ...ANYTHING, from: "2026-03-02", to: "2026-03-01" })).toBe(false);
});
