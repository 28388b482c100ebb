import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { atLeast, exponential, type Law, logNormal, mixture, weibull } from "./laws.ts";
import { normalBelow, normalQuantile } from "./normal.ts";

const LAWS: readonly (readonly [name: string, law: Law])[] = [
  ["exponential", exponential(300)],
  ["log-normal", logNormal(300, 0.9)],
  ["Weibull, falling", weibull(300, 0.7)],
  ["Weibull, growing", weibull(300, 1.6)],
  ["mixture", mixture([0.7, logNormal(120, 0.6)], [0.3, logNormal(900, 1.1)])],
  ["late start", atLeast(100, exponential(200))],
];
const DRAWS = 20_000;

test.each(LAWS)(
  "%s: draws have the law's mean and, beyond an age, the law given that age",
  (_, law) => {
    const chance = chanceOf(7);
    const draw = law.beyond(0);
    let sum = 0;
    for (let at = 0; at < DRAWS; at += 1) sum += draw(chance);
    expect(Math.abs(sum / DRAWS / law.meanMs - 1)).toBeLessThan(0.05);

    const beyond = law.beyond(400);
    const values = Array.from({ length: DRAWS }, () => beyond(chance));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(400);
    for (const later of [450, 600, 1200]) {
      const share = values.filter((value) => value > later).length / DRAWS;
      // Four standard errors of a share.
      expect(Math.abs(share - law.survival(later) / law.survival(400))).toBeLessThan(0.015);
    }
  },
);

test("the normal law and its quantile undo each other, far into the tails", () => {
  for (const p of [1e-9, 1e-4, 0.02, 0.1, 0.5, 0.9, 0.98, 0.9999])
    expect(Math.abs(normalBelow(normalQuantile(p)) / p - 1)).toBeLessThan(1e-6);
  expect(normalBelow(1.959964)).toBeCloseTo(0.975, 6);
});

test("streams differ by each number of their path, and repeat", () => {
  const first = (...path: number[]) => chanceOf(...path)();
  expect(first(1, 2)).toBe(first(1, 2));
  expect(new Set([first(1, 2), first(2, 1), first(1, 3), first(1), first(1, 2, 0)]).size).toBe(5);
});
