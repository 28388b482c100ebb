import { expect, test } from "vitest";
import { reportOn } from "./judged.ts";

/** Schedules that once broke a promise, each with what was wrong. They stay, also when the draws of a schedule change with the suite. */
const onceFailed: readonly (readonly [seed: number, what: string])[] = [
  [8, "two tabs that opened at once were two visitors, who both sent what was typed once"],
  [61, "what was typed before a reload and refused after it vanished without a word"],
];

test.each(onceFailed)("schedule %i, in which %s, keeps its promises", async (seed) => {
  expect(await reportOn(seed)).toBe("");
});

const asked = Number(process.env["PRESENTLY_TEST_SEED"] ?? 0);

if (asked > 0) {
  test(`schedule ${asked}, which was asked for, keeps its promises`, async () => {
    expect(await reportOn(asked)).toBe("");
  });
}
