import { expect, test } from "vitest";
import { reportOn } from "../fault/judged.ts";
import { SCHEDULES } from "../fault/schedules.ts";

/** Schedules beyond those of every run: some four minutes on one core. Told some hundred at a time, so that a failure is known early. */
const MORE = 1_000;
const AT_A_TIME = 250;

const firsts = Array.from({ length: MORE / AT_A_TIME }, (_, at) => SCHEDULES + at * AT_A_TIME + 1);

test.each(firsts)(
  "G1, G2, G3, G4, G5, G6, G7: the schedules from %i on keep their promises",
  async (first) => {
    for (let seed = first; seed < first + AT_A_TIME; seed += 1)
      expect(await reportOn(seed)).toBe("");
  },
);
