import fc from "fast-check";
import { expect, test } from "vitest";
import { latestOf, roundWait } from "./wait-steps.ts";

const MIN = 60_000;

test.each([
  [0.2, 1, { kind: "lessThanMinute" }, 1],
  [0.5, 1.5, { kind: "upTo", minutes: 2 }, 2],
  [2.2, 2.9, { kind: "about", minutes: 3 }, 3],
  [16, 28, { kind: "between", low: 15, high: 30 }, 30],
  [20, 61, { kind: "moreThanHour" }, Infinity],
  [-2, 0, { kind: "overdue" }, 0],
])("from %d to %d minutes is told as %o, so by then at the latest", (low, high, told, latest) => {
  expect(roundWait(low * MIN, high * MIN)).toEqual(told);
  expect(latestOf(roundWait(low * MIN, high * MIN))).toBe(latest * MIN);
});

test("the told upper end is never earlier than the announced one, and never grows as time goes by", () => {
  const told = (low: number, high: number) => latestOf(roundWait(low, high));
  const ms = fc.integer({ min: 0, max: 90 * MIN });
  fc.assert(
    fc.property(ms, ms, ms, (one, other, passedMs) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(told(low, high)).toBeGreaterThanOrEqual(high > 60 * MIN ? Infinity : high);
      expect(told(low - passedMs, high - passedMs)).toBeLessThanOrEqual(told(low, high));
    }),
  );
});
