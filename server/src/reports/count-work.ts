import { endOfDay } from "../domain/reports/report-day.ts";
import {
  nothingOpen,
  type Opening,
  type WorkDay,
  WorkDays,
  type WorkTold,
} from "../domain/reports/work-time.ts";
import type { WallClock } from "../domain/staffing/hour-of-week.ts";
import { all, one, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { toldBefore, workDayUpTo, workToldBetween } from "../store/statements/work-days.ts";

const DAY_HOURS = 24;
/** Of so much of the stream agents' time is read at once. */
const PAGE_SEQS = 5_000;

/** A stretch of the stream that has not been counted; `isFresh`: nor has anything before it. */
interface Stretch {
  readonly after: number;
  readonly upto: number;
  readonly isFresh: boolean;
}

/**
 * Counts anew the days of agents' time online that a stretch of the stream tells something of, and all that were counted after them: from what was
 * so as the first of them began, to the end of the stretch (RP11). A chat that was marked as a test since is left out from its day on.
 */
export function* countWork(
  desk: number,
  { after, upto, isFresh }: Stretch,
  clock: WallClock,
): Script<readonly WorkDay[]> {
  const dayOf = (atMs: number): number => Math.floor(clock(atMs) / DAY_HOURS);
  const fresh = yield* all(workToldBetween, { desk, after, upto });
  if (fresh.length === 0) return [];
  const firstDay = fresh
    .map((row) => dayOf(row.type === "conversation.marked" ? createdOf(row) : row.atMs))
    .reduce((one, other) => Math.min(one, other));
  const known = isFresh ? undefined : yield* one(workDayUpTo, { desk, day: firstDay });
  const from =
    known === undefined
      ? { afterSeq: 0, opening: nothingOpen }
      : { ...known, opening: JSON.parse(known.opening) as Opening }; // written by keepWork alone
  const endOf = (atMs: number): number => endOfDay(clock, atMs);
  const days = new WorkDays({ dayOf, endOf }, from);
  for (let page = from.afterSeq; page < upto; page += PAGE_SEQS) {
    const last = Math.min(upto, page + PAGE_SEQS);
    for (const row of yield* all(workToldBetween, { desk, after: page, upto: last }))
      days.hear(yield* toldOf(desk, row));
  }
  return days.end();
}

type Row = RowOf<typeof workToldBetween>;

/** A test counts nowhere, from its conversation's beginning on. */
function createdOf({ createdAtMs, atMs }: Row): number {
  return Math.min(createdAtMs ?? atMs, atMs);
}

function* toldOf(desk: number, row: Row): Script<WorkTold> {
  const { deskSeq, type, conversation, atMs } = row;
  const data = JSON.parse(row.data) as WorkTold["data"]; // an object, as the desk wrote it
  const told = { deskSeq, type, conversation, isTest: row.testSinceMs !== null, atMs, data };
  if (data["afterRestart"] !== true) return told;
  const before = yield* one(toldBefore, { desk, before: deskSeq });
  return { ...told, aliveUntilMs: before?.atMs ?? atMs };
}
