import * as z from "zod";
import { numberBefore } from "../staffing/read-facts.ts";
import { type Script, the } from "../store/script.ts";
import { deskHead } from "../store/statements/streams.ts";
import { readFactsAfter, readHoursOfDesk } from "../views/wait-history.ts";
import { DeskTimetable } from "./desk-timetable.ts";
import { HistoryReplay } from "./history-replay.ts";
import type { HistoryReport } from "./history-report.ts";

const DAY_MS = 86_400_000;
/** What the engine learns from before the replay begins. */
const LEARNED_DAYS = 60;

export const HistoryQuestion = z.object({ desk: z.int(), days: z.int(), nowMs: z.number() });
export type HistoryQuestion = z.infer<typeof HistoryQuestion>;

/** Replays the last days of a desk: seconds of work, so never on the thread that serves. */
export function* replayHistory({ desk, days, nowMs }: HistoryQuestion): Script<HistoryReport> {
  const { lastSeq } = yield* the(deskHead, { desk });
  const fromMs = nowMs - days * DAY_MS;
  const learnedFrom = yield* numberBefore(desk, fromMs - LEARNED_DAYS * DAY_MS, lastSeq);
  const begin = yield* numberBefore(desk, fromMs, lastSeq);
  const timetable = new DeskTimetable();
  timetable.change(yield* readHoursOfDesk(desk));
  const history = new HistoryReplay(timetable);
  for (let after = learnedFrom; ;) {
    const facts = yield* readFactsAfter(desk, after);
    for (const fact of facts) {
      if (fact.deskSeq > lastSeq) break;
      if (fact.deskSeq <= begin) history.learn(fact);
      else history.follow(fact);
    }
    const last = facts.at(-1);
    if (last === undefined || last.deskSeq >= lastSeq) return history.report(fromMs, nowMs);
    after = last.deskSeq;
  }
}
