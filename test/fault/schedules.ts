import { expect, test } from "vitest";
import { reportOn } from "./judged.ts";

/** Schedules in every run of the tests, and in how many files: both cores are to have their share. */
export const SCHEDULES = 1000;
const PARTS = 4;

/** Defines the tests of one part of the schedules, each named by its seed. */
export function liveSchedules(part: number): void {
  const perPart = SCHEDULES / PARTS;
  const seeds = Array.from({ length: perPart }, (_, at) => part * perPart + at + 1);
  test.each(seeds)("G1, G2, G3, G4, G5, G6, G7: schedule %i keeps its promises", async (seed) => {
    expect(await reportOn(seed)).toBe("");
  });
}
