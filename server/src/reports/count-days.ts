import { wallClock, type WallClock } from "../domain/staffing/hour-of-week.ts";
import { type BegunConversation, type DayRow, sumDay } from "../domain/reports/day-sums.ts";
import { CAME_BACK_MS, type Told } from "../domain/reports/conversation-figures.ts";
import type { WorkDay } from "../domain/reports/work-time.ts";
import { widelyAround } from "../domain/reports/report-day.ts";
import { all, one, type Script, the } from "../store/script.ts";
import {
  begunOnSite,
  closedBefore,
  countedEvents,
  countedSoFar,
  formerOfVisitor,
  toldOfBetween,
} from "../store/statements/reports.ts";
import { deskHead } from "../store/statements/streams.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { countWork } from "./count-work.ts";

const DAY_HOURS = 24;
/** Of so much of the stream it is asked at once which days it is about. */
const PAGE_SEQS = 5_000;
/** Raised when a figure's rule changes: everything is counted anew. */
const RULES = 4;

/** A day of a site, counted whole. */
export interface CountedDay {
  readonly site: number;
  readonly day: number;
  readonly rows: readonly DayRow[];
}

/** Some days, and how far the stream is counted once they are kept. `isFresh`: what was kept before is to be forgotten first. */
export interface CountedDays {
  readonly days: readonly CountedDay[];
  /** Agents' time online; all days after the first of them are among them (RP11). */
  readonly work: readonly WorkDay[];
  readonly uptoSeq: number;
  readonly isWhole: boolean;
  readonly isFresh: boolean;
  readonly basis: string;
}

/**
 * Counts the days that the stream has told something of since it was last counted, each from its events anew: so nothing drifts, whatever was
 * reopened, rated or marked as a test since, and being stopped at any moment costs only what is counted once more (RP7). Ends with a page
 * of the stream after `mostDays`. Each statement is read for itself: no log waits for it.
 */
export function* countDays(desk: number, mostDays: number): Script<CountedDays> {
  const { lastSeq } = yield* the(deskHead, { desk });
  const kept = yield* one(countedSoFar, { desk });
  const zones = new Map<number, string>();
  for (const { id, timeZone } of yield* all(sitesOfDesk, { desk })) zones.set(id, timeZone);
  const basis = JSON.stringify({ rules: RULES, zones: Object.fromEntries(zones) });
  // A copy from before a restore may know more of the stream than there is.
  const isFresh = kept === undefined || kept.uptoSeq > lastSeq || !isSameBasis(kept.basis, zones);
  const clocks = new Map<string, WallClock>();
  const clockOf = (site: number): WallClock => {
    const zone = zones.get(site) ?? "UTC";
    const clock = clocks.get(zone) ?? wallClock(zone);
    clocks.set(zone, clock);
    return clock;
  };

  const days = new Map<string, CountedDay>();
  let uptoSeq = isFresh ? 0 : kept.uptoSeq;
  while (uptoSeq < lastSeq && days.size < mostDays) {
    const after = uptoSeq;
    uptoSeq = Math.min(lastSeq, after + PAGE_SEQS);
    for (const { site, createdAtMs } of yield* all(toldOfBetween, { desk, after, upto: uptoSeq })) {
      const day = Math.floor(clockOf(site)(createdAtMs) / DAY_HOURS);
      const key = `${site} ${day}`;
      // Counted a moment ago from all that had happened by then, this page included.
      if (days.has(key)) continue;
      days.set(key, { site, day, rows: yield* countDay(desk, site, day, clockOf(site)) });
    }
  }
  // Time online is of no site: it is told by the clock of the desk's first one.
  const [first] = zones.keys();
  const stretch = { after: isFresh ? 0 : kept.uptoSeq, upto: uptoSeq, isFresh };
  const work = yield* countWork(desk, stretch, clockOf(first ?? 0));
  return { days: [...days.values()], work, uptoSeq, isWhole: uptoSeq === lastSeq, isFresh, basis };
}

/** Counts one day of a site from the events of what began on it. */
export function* countDay(
  desk: number,
  site: number,
  day: number,
  clock: WallClock,
): Script<DayRow[]> {
  const begun: BegunConversation[] = [];
  for (const row of yield* all(begunOnSite, { desk, site, ...widelyAround(day) })) {
    const wallHour = clock(row.createdAtMs);
    if (Math.floor(wallHour / DAY_HOURS) !== day) continue;
    const events = yield* all(countedEvents, { desk, conversation: row.id });
    begun.push({
      hour: wallHour - day * DAY_HOURS,
      department: row.department,
      language: row.language,
      isReContact: yield* isReContact(desk, row),
      events: events.map(toldOf),
    });
  }
  return sumDay(begun);
}

function* isReContact(
  desk: number,
  { id, visitor, createdAtMs }: { id: number; visitor: number; createdAtMs: number },
): Script<boolean> {
  const former = yield* one(formerOfVisitor, { desk, visitor, before: id });
  if (former === undefined) return false;
  const conversation = former.id;
  const closed = yield* one(closedBefore, { desk, conversation, beforeMs: createdAtMs });
  return closed !== undefined && createdAtMs - closed.atMs <= CAME_BACK_MS;
}

function toldOf({ data, ...event }: Omit<Told, "data"> & { readonly data: string }): Told {
  return { ...event, data: JSON.parse(data) as Told["data"] }; // an object, as the desk wrote it
}

/** Whether the rules and the clock of every site that was counted are what they were; a new site has nothing that was counted. */
function isSameBasis(written: string, zones: ReadonlyMap<number, string>): boolean {
  const before = JSON.parse(written) as { rules: number; zones: Record<string, string> }; // written by countDays alone
  return (
    before.rules === RULES &&
    Object.entries(before.zones).every(([site, zone]) => zones.get(Number(site)) === zone)
  );
}
