import { expect, test } from "vitest";
import { judge } from "./judge/judge.ts";
import { runSchedule } from "./schedule/run-schedule.ts";

const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

test.each(seeds)("G1, G2, G3, G4: schedule %i keeps its promises", async (seed) => {
  const { log, errors } = await runSchedule(seed);
  expect(judge(log)).toEqual([]);
  expect(errors).toEqual([]);
});
