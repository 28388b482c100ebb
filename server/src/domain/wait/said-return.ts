import { ReturnLaw } from "./return-law.ts";

const MINUTE = 60_000;
/** Whoever is later than this is no longer expected because of what they said. */
const LATE_MS = 20 * MINUTE;
/** People are back when they said to a few minutes; of some, the break is longer. */
const SPREAD_MS = 2 * MINUTE;
const LATER_MS = 10 * MINUTE;
const LATER_WEIGHT = 0.2;

/**
 * When an agent will be back who said when, as time from `fromMs` on; undefined when nothing was said, or it did not come true. Stands before
 * whatever is learned of past absences: who goes knows best. (W7)
 */
export function saidReturn(backAtMs: number | undefined, fromMs: number): ReturnLaw | undefined {
  if (backAtMs === undefined || fromMs > backAtMs + LATE_MS) return undefined;
  const inMs = backAtMs - fromMs;
  return new ReturnLaw([
    { inMs, spreadMs: SPREAD_MS, weight: 1 },
    { inMs: inMs + LATER_MS, spreadMs: LATER_MS, weight: LATER_WEIGHT },
  ]);
}
