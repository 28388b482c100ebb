import { expect, test } from "vitest";
import { bestAndWorst, inTime } from "./shares.ts";
import { figuresWith } from "./testing/figures.ts";

test("RP2: who was gone in ten seconds, and who still waits, says nothing of the service level", () => {
  const { counts } = figuresWith({ offered: 20, shortAbandoned: 3, waiting: 1, within60s: 12 });
  expect(inTime(counts, "within60s")).toEqual({ share: 0.75, of: 16 });
  expect(
    inTime(figuresWith({ offered: 3, shortAbandoned: 3 }).counts, "within60s"),
  ).toBeUndefined();
});

test("RP9: an hour with fewer than ten stays is neither the best nor the worst", () => {
  const hours = [
    figuresWith({ offered: 9, within60s: 0 }),
    figuresWith({ offered: 10, within60s: 9 }),
    figuresWith({ offered: 40, within60s: 10 }),
    figuresWith({ offered: 2, within60s: 2 }),
  ];
  expect(bestAndWorst(hours, "within60s")).toEqual({
    best: 1,
    bestShare: 0.9,
    worst: 2,
    worstShare: 0.25,
  });
  expect(bestAndWorst(hours.slice(0, 2), "within60s")).toBeUndefined();
});
