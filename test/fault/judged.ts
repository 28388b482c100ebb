import { excerpt } from "./judge/excerpt.ts";
import { judge } from "./judge/judge.ts";
import type { Violation } from "./judge/log.ts";
import { runSchedule } from "./schedule/run-schedule.ts";
import type { PlantedFaults } from "./schedule/server-process.ts";

/** Lives a schedule and says what was broken in it, with how to live it again; an empty text when all is well. */
export async function reportOn(seed: number): Promise<string> {
  const { log, errors } = await runSchedule(seed);
  const violations = judge(log);
  const [first] = violations;
  if (first === undefined && errors.length === 0) return "";
  return [
    `schedule ${seed} broke a promise; to live it again:`,
    `  PRESENTLY_TEST_SEED=${seed} npm test -- test/fault/one-schedule`,
    ...violations
      .slice(0, 10)
      .map(({ guarantee, what, at }) => `${guarantee}: ${what} (entry ${at})`),
    ...(first === undefined ? [] : ["what went before the first:", excerpt(log, first)]),
    ...errors.slice(0, 3).map((line) => `the server logged: ${line}`),
  ].join("\n");
}

/** The first violation of a guarantee that schedules with a planted fault show, and how many it took; undefined when none of them does. */
export async function firstFound(
  guarantee: Violation["guarantee"],
  faults: PlantedFaults,
  seeds: number,
): Promise<{ seed: number; violation: Violation } | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { log } = await runSchedule(seed, faults);
    const violation = judge(log).find((each) => each.guarantee === guarantee);
    if (violation !== undefined) return { seed, violation };
  }
  return undefined;
}
