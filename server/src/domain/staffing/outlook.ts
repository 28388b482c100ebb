import type { Trend } from "@presently/shared/protocol";
import { type Growth, growthOf, TREND_WEEKS } from "./growth.ts";

const WEEK_MS = 7 * 86_400_000;
const YEAR_WEEKS = 52;
/** Nor is anything said of demand that is more than that many times today's. */
const MOST_FACTOR = 4;
/** A latest date further off than that is none. */
const LATEST_WEEKS = 2 * YEAR_WEEKS;
/** What is called three and six months ago, in weeks, and over how many weeks it is taken. */
const THREE_MONTHS = 13;
const SIX_MONTHS = 26;
const TAKEN_WEEKS = 4;
/** History that is counted for the trend. */
export const COUNTED_WEEKS = SIX_MONTHS + TAKEN_WEEKS;

/**
 * The trend of weekly `counts` (in the order of time, the last one just over) against three and six months ago, and when the target first
 * fails if demand goes on as it did: `meetsTarget` says whether it is met by the agents there were once demand is that many times today's.
 * Further than a year, or than four times today's demand, nothing is said. (ST8)
 */
export function trendOf(
  counts: readonly number[],
  nowMs: number,
  meetsTarget: (factor: number) => boolean,
): Trend {
  const growth = growthOf(counts);
  return {
    weeks: counts.length,
    latest: meanEnding(counts, 0) ?? 0,
    threeMonthsAgo: meanEnding(counts, THREE_MONTHS) ?? null,
    sixMonthsAgo: meanEnding(counts, SIX_MONTHS) ?? null,
    growth: growth === undefined ? null : shownGrowth(growth),
    outlook: outlookOf(growth, nowMs, meetsTarget),
  };
}

function outlookOf(
  growth: Growth | undefined,
  nowMs: number,
  meetsTarget: (factor: number) => boolean,
): Trend["outlook"] {
  if (!meetsTarget(1)) return { state: "failsAlready" };
  if (growth === undefined) return { state: "tooShort", neededWeeks: TREND_WEEKS };
  const { perWeek, low, high } = growth;
  if (low <= 0) return { state: "noGrowth" };
  const most = Math.min(MOST_FACTOR, Math.exp(perWeek * YEAR_WEEKS));
  if (meetsTarget(most)) return { state: "notInSight" };
  const factor = leastFailing(most, meetsTarget);
  const at = (slope: number): number => Math.round(nowMs + (Math.log(factor) / slope) * WEEK_MS);
  const isFarOff = Math.log(factor) / low > LATEST_WEEKS;
  return {
    state: "fails",
    atMs: at(perWeek),
    earliestMs: at(high),
    latestMs: isFarOff ? null : at(low),
    factor,
  };
}

/** Between today's demand, which is met, and one that is not: halved on the log scale until it is known to two per cent. */
function leastFailing(failing: number, meetsTarget: (factor: number) => boolean): number {
  let [met, failed] = [1, failing];
  while (failed / met > 1.02) {
    const between = Math.sqrt(met * failed);
    if (meetsTarget(between)) met = between;
    else failed = between;
  }
  return failed;
}

function meanEnding(counts: readonly number[], weeksAgo: number): number | undefined {
  const taken = counts.slice(0, Math.max(0, counts.length - weeksAgo)).slice(-TAKEN_WEEKS);
  if (taken.length < TAKEN_WEEKS) return undefined;
  return taken.reduce((sum, count) => sum + count, 0) / TAKEN_WEEKS;
}

function shownGrowth({ perWeek, low, high }: Growth): Growth {
  return { perWeek: Math.expm1(perWeek), low: Math.expm1(low), high: Math.expm1(high) };
}
