import { AgentsOnline } from "../domain/staffing/agents-online.ts";
import { HOUR_MS, WEEK_HOURS, wallClock } from "../domain/staffing/hour-of-week.ts";
import { COUNTED_WEEKS } from "../domain/staffing/outlook.ts";
import { SiteAtWork } from "../domain/staffing/site-at-work.ts";
import type { StaffingHistory } from "../domain/staffing/staffing-report.ts";
import { WeekGrid } from "../domain/staffing/week-grid.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { cameToSite, countOfSite, firstOfSite } from "../store/statements/staffing.ts";
import { deskHead } from "../store/statements/streams.ts";
import { eachAgentFact, eachFact, numberBefore } from "./read-facts.ts";
import type { Scope } from "./scope.ts";

const WEEK_MS = WEEK_HOURS * HOUR_MS;
/** Weeks that demand and staffing are taken from: enough to see an hour of the week eight times, few enough to be how it is now. */
const CLOSE_WEEKS = 8;
/** Who was online when those weeks began is known from what happened before: somebody may leave the console open for months. */
const LEAD_MS = 26 * WEEK_MS;
/** Of a very busy desk the latest facts are read: so many chats and waits say all that there is to say. */
const MOST_FACTS = 200_000;
/** One statement reads the visitors of six hours, so that none takes long. */
const SPAN_MS = 6 * HOUR_MS;

/**
 * Counts a site's own history up to the hour that `nowMs` is in: demand, staffing, what was learned, and the weeks of the trend. Reads by
 * index alone, in pieces. It is for a connection and a thread of its own: a year of a busy site takes seconds. (ST1 to ST5)
 */
export function* readHistory(
  desk: number,
  scope: Scope,
  withinMs: number,
  nowMs: number,
): Script<StaffingHistory> {
  const clock = wallClock(scope.timeZone);
  const endHour = clock(nowMs);
  // The hour under way is not whole yet; the seconds around a change of the clocks do not matter here.
  const endMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const ageWeeks = yield* ageOf(desk, scope, endMs);
  const weeks = Math.max(1, Math.min(CLOSE_WEEKS, Math.floor(ageWeeks)));
  const startMs = endMs - weeks * WEEK_MS;

  const arrivals = new WeekGrid(endHour, weeks);
  for (const site of scope.sites) {
    for (let fromMs = startMs - HOUR_MS; fromMs < nowMs; fromMs += SPAN_MS) {
      const toMs = Math.min(nowMs, fromMs + SPAN_MS);
      for (const row of yield* all(cameToSite, { desk, site, fromMs, toMs })) {
        arrivals.add(clock(row.createdAtMs), 1);
        // Came back to a conversation that was over: somebody to talk to is needed once more.
        if (row.queuedAtMs > row.createdAtMs) arrivals.add(clock(row.queuedAtMs), 1);
      }
    }
  }

  const online = new AgentsOnline(clock, endHour, weeks);
  const { lastSeq } = yield* the(deskHead, { desk });
  const leadSeq = yield* numberBefore(desk, startMs - LEAD_MS, lastSeq);
  const closeSeq = yield* numberBefore(desk, startMs, lastSeq);
  const fromSeq = Math.max(closeSeq, lastSeq - MOST_FACTS);
  const site = new SiteAtWork((line) => scope.lines.has(line), withinMs);
  yield* eachAgentFact(desk, leadSeq, startMs - LEAD_MS, ({ fact, atMs, deskSeq }) => {
    if (fact.kind === "slots") {
      // Who serves none of the lines is not there, as far as this site goes.
      const isOwn = fact.lines.some((line) => scope.lines.has(line));
      online.change(fact.agent, isOwn ? fact.slots : 0, atMs);
    }
    if (deskSeq <= fromSeq) site.observe(fact, atMs);
  });
  yield* eachFact(desk, fromSeq, ({ fact, atMs, isTest }) => site.observe(fact, atMs, isTest));

  return {
    timeZone: scope.timeZone,
    nowMs,
    ageWeeks,
    isOpen: scope.isOpen,
    arrivals,
    online: online.hours(nowMs),
    capacity: online.capacity(),
    lessons: site.lessons(),
    weekly: yield* weeklyOf(desk, scope, endMs, ageWeeks),
  };
}

function* ageOf(desk: number, { sites }: Scope, endMs: number): Script<number> {
  let firstMs = endMs;
  for (const site of sites) {
    const first = yield* one(firstOfSite, { desk, site });
    if (first !== undefined) firstMs = Math.min(firstMs, first.createdAtMs);
  }
  return (endMs - firstMs) / WEEK_MS;
}

/** Visitors of each whole week, the oldest first. */
function* weeklyOf(
  desk: number,
  { sites }: Scope,
  endMs: number,
  ageWeeks: number,
): Script<number[]> {
  const weeks = Math.min(COUNTED_WEEKS, Math.floor(ageWeeks));
  const counts: number[] = [];
  for (let week = weeks; week > 0; week -= 1) {
    const fromMs = endMs - week * WEEK_MS;
    let sum = 0;
    for (const site of sites) {
      const { count } = yield* the(countOfSite, { desk, site, fromMs, toMs: fromMs + WEEK_MS });
      sum += count;
    }
    counts.push(sum);
  }
  return counts;
}
