import { each, one, run, type Script, step } from "../store/script.ts";
import {
  daySummed,
  deleteSumsOfDay,
  insertSums,
  saveCounted,
} from "../store/statements/reports.ts";
import { dropWorkDaysFrom, insertWorkDay } from "../store/statements/work-days.ts";
import type { WorkDay } from "../domain/reports/work-time.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { CountedDay } from "./count-days.ts";

const kept: Recorded<null> = { answer: null, events: [] };

/** Puts a day's sums in the place of those it had. */
export function* keepDay(desk: number, { site, day, rows }: CountedDay): Script<Recorded<null>> {
  yield* run(deleteSumsOfDay, { desk, site, day });
  yield* each(
    rows.map(({ agent, department, language, sums }) =>
      step(insertSums, {
        desk,
        agent,
        site,
        day,
        department,
        language,
        sums: Buffer.from(sums).toString("base64"),
      }),
    ),
  );
  return kept;
}

/** Notes how far the stream is counted, once the days are kept that it told of. `uptoMs` null = there is more to count. */
export function* keepCounted(
  desk: number,
  counted: { readonly uptoSeq: number; readonly uptoMs: number | null; readonly basis: string },
): Script<Recorded<null>> {
  yield* run(saveCounted, { desk, ...counted });
  return kept;
}

/** No day is before it. */
const FIRST_DAY = 0;
/** No count is by these rules: whoever is killed while sums are forgotten begins with forgetting them again. */
const NO_BASIS = JSON.stringify({ rules: 0, zones: {} });

/** Puts agents' days in the place of those they had, from the first of them on. */
export function* keepWork(desk: number, days: readonly WorkDay[]): Script<Recorded<null>> {
  const [first] = days;
  if (first === undefined) return kept;
  yield* run(dropWorkDaysFrom, { desk, day: first.day });
  yield* each(
    days.map(({ day, afterSeq, opening, agents }) =>
      step(insertWorkDay, {
        desk,
        day,
        afterSeq,
        opening: JSON.stringify(opening),
        agents: JSON.stringify(agents),
      }),
    ),
  );
  return kept;
}

/**
 * Forgets a day of what was counted by other rules, or by a clock that a site has no more; a report says from then on that it is behind. Answers
 * whether there was one: the sums of years at once would keep the writer from everything else for seconds.
 */
export function* forgetDay(desk: number): Script<Recorded<boolean>> {
  yield* run(saveCounted, { desk, uptoSeq: 0, uptoMs: null, basis: NO_BASIS });
  yield* run(dropWorkDaysFrom, { desk, day: FIRST_DAY });
  const found = yield* one(daySummed, { desk });
  if (found !== undefined) yield* run(deleteSumsOfDay, { desk, ...found });
  return { answer: found !== undefined, events: [] };
}
