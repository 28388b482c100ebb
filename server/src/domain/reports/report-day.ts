/** Days are counted from 1970-01-01 by a clock on a wall: no time zone is left in them. */
const DAY_MS = 24 * 3_600_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_BEFORE = 3;

/** "2026-03-29" as a counted day. */
export function dayOf(written: string): number {
  return Math.round(Date.parse(`${written}T00:00:00Z`) / DAY_MS);
}

/** A counted day as it is written. */
export function writtenDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday on or before a day. */
export function mondayOf(day: number): number {
  return day - ((((day + MONDAY_BEFORE) % 7) + 7) % 7);
}

/** Moments between which all of a day lies, whatever the time zone: none is further than 14 hours from Greenwich. */
export function widelyAround(day: number): { fromMs: number; toMs: number } {
  return { fromMs: day * DAY_MS - 15 * 3_600_000, toMs: (day + 1) * DAY_MS + 15 * 3_600_000 };
}

const QUARTER_MS = 15 * 60_000;
/** No day is longer, whatever the clocks do. */
const LONGEST_DAY_QUARTERS = 26 * 4;

/** When the day ends, by a clock on the wall, in which a moment lies. Clocks change at quarters of an hour, and days begin at them. */
export function endOfDay(wallHourOf: (atMs: number) => number, atMs: number): number {
  const day = (quarter: number): number => Math.floor(wallHourOf(quarter * QUARTER_MS) / 24);
  const first = Math.floor(atMs / QUARTER_MS);
  const today = day(first);
  let [within, beyond] = [first, first + LONGEST_DAY_QUARTERS];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (day(middle) > today) beyond = middle;
    else within = middle;
  }
  return beyond * QUARTER_MS;
}
