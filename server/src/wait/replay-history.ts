import * as z from "zod";
import { numberBefore } from "../staffing/read-facts.ts";
import { all, type Script, the } from "../store/script.ts";
import { deskHead } from "../store/statements/streams.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { readFactsAfter, readHoursOfDesk } from "../views/wait-history.ts";
import { DeskTimetable } from "./desk-timetable.ts";
import { HistoryReplay } from "./history-replay.ts";
import { type HistoryReport, type Stretch, TriedSettings } from "./history-report.ts";
import { moreAgentsAt } from "./more-agents.ts";
import { PastVisits } from "./past-visits.ts";
import { playAgain, TooFewSlots, type Tried } from "./tried-desk.ts";

const DAY_MS = 86_400_000;
/** What the engine learns from before the replay begins. */
const LEARNED_DAYS = 60;

export const HistoryQuestion = z.object({
  desk: z.int(),
  days: z.int(),
  nowMs: z.number(),
  tried: TriedSettings.exactOptional(),
});
export type HistoryQuestion = z.infer<typeof HistoryQuestion>;

/** Replays the last days of a desk: seconds of work, so never on the thread that serves. With `tried` they are played again, too (W17). */
export function* replayHistory({
  desk,
  days,
  nowMs,
  tried: settings,
}: HistoryQuestion): Script<HistoryReport> {
  const { lastSeq } = yield* the(deskHead, { desk });
  const fromMs = nowMs - days * DAY_MS;
  const learnedFrom = yield* numberBefore(desk, fromMs - LEARNED_DAYS * DAY_MS, lastSeq);
  const begin = yield* numberBefore(desk, fromMs, lastSeq);
  const hours = yield* readHoursOfDesk(desk);
  // A timetable of its own for each: it is asked in the order of time.
  const replay = () => {
    const timetable = new DeskTimetable();
    timetable.change(hours);
    return new HistoryReplay(timetable);
  };
  const [history, again, other] = [replay(), replay(), replay()];
  const past = new PastVisits();
  let hasBegun = false;
  for (let after = learnedFrom; ;) {
    const facts = yield* readFactsAfter(desk, after);
    for (const fact of facts) {
      if (fact.deskSeq > lastSeq) break;
      if (!hasBegun && fact.deskSeq > begin) {
        hasBegun = true;
        past.begin(fromMs, begin);
      }
      if (settings !== undefined) past.observe(fact);
      if (hasBegun) history.follow(fact);
      else
        for (const one of settings === undefined ? [history] : [history, again, other])
          one.learn(fact);
    }
    const last = facts.at(-1);
    if (last === undefined || last.deskSeq >= lastSeq) break;
    after = last.deskSeq;
  }
  const report = history.report(fromMs, nowMs);
  if (settings === undefined) return report;
  if (!hasBegun) past.begin(fromMs, begin);
  past.close();
  const { capacity } = settings;
  const more = moreAgentsAt(settings, yield* zoneOf(desk), fromMs, nowMs);
  const changed = { ...(capacity === undefined ? {} : { capacity }), more };
  const played = (replay: HistoryReplay, tried: Tried) => stretchOf(replay, past, tried, nowMs);
  const tried = { settings, again: played(again, {}), other: played(other, changed) };
  return { ...report, tried };
}

/** What is counted of a play; null when its line grew too long. */
function stretchOf(
  replay: HistoryReplay,
  past: PastVisits,
  tried: Tried,
  untilMs: number,
): Stretch | null {
  try {
    for (const fact of playAgain(past, tried, untilMs)) replay.follow(fact);
    return replay.stretch();
  } catch (error) {
    if (error instanceof TooFewSlots) return null;
    throw error;
  }
}

/** By whose clock hours of the day are meant: the first site's. */
function* zoneOf(desk: number): Script<string> {
  return (yield* all(sitesOfDesk, { desk }))[0]?.timeZone ?? "UTC";
}
