import { describe, expect, test } from "vitest";
import { Random } from "../wait/random.ts";
import { growthOf } from "./growth.ts";
import { HOUR_MS, WEEK_HOURS } from "./hour-of-week.ts";
import { trendOf } from "./outlook.ts";

const WEEK_MS = WEEK_HOURS * HOUR_MS;

describe("ST8: the trend", () => {
  const counts = Array.from({ length: 30 }, (_, week) =>
    Math.round(100 * 1.02 ** week + (week % 2)),
  );

  test("it is compared with three and six months ago, four weeks each", () => {
    const { latest, threeMonthsAgo, sixMonthsAgo, growth } = trendOf(counts, 0, () => true);
    expect([latest, threeMonthsAgo, sixMonthsAgo]).toEqual(
      [26, 13, 0].map((from) =>
        counts.slice(from, from + 4).reduce((sum, count) => sum + count / 4, 0),
      ),
    );
    expect(growth?.perWeek).toBeCloseTo(0.02, 3);
    expect(growth?.low).toBeLessThan(growth?.perWeek ?? 0);
    expect(trendOf(counts.slice(-16), 0, () => true)).toMatchObject({
      threeMonthsAgo: null,
      sixMonthsAgo: null,
    });
  });

  test("the target fails when growth has brought the demand that it fails at", () => {
    const { outlook } = trendOf(counts, 0, (factor) => factor < 1.3);
    if (outlook.state !== "fails") throw new Error(outlook.state);
    const weeks = outlook.atMs / WEEK_MS;
    expect(Math.abs(weeks - Math.log(1.3) / Math.log(1.02))).toBeLessThan(1.5);
    expect(outlook.earliestMs).toBeLessThan(outlook.atMs);
    expect(outlook.latestMs).toBeGreaterThan(outlook.atMs);
  });

  test.each([
    ["failsAlready", counts, () => false],
    ["tooShort", counts.slice(-7), () => true],
    ["noGrowth", counts.toReversed(), () => true],
    // Up and down by chance alone.
    ["noGrowth", [100, 140, 90, 120, 150, 95, 110, 130, 100, 120], () => true],
    ["notInSight", counts, () => true],
  ])("%s is said instead of a date", (state, weekly, met) => {
    expect(trendOf(weekly, 0, met).outlook.state).toBe(state);
  });

  test("the interval of a slope is Student's: of noisy weeks without a trend, four in five hold the truth", () => {
    const random = new Random(8);
    const noisy = (): number[] =>
      Array.from(
        { length: 10 },
        () => 200 * Math.exp(0.1 * Math.log(random.next() / random.next())),
      );
    const held = Array.from({ length: 2_000 }, () => growthOf(noisy())).filter(
      (growth) => growth !== undefined && growth.low <= 0 && growth.high >= 0,
    ).length;
    expect(held / 2_000).toBeGreaterThan(0.77);
    expect(held / 2_000).toBeLessThan(0.83);
  });
});
