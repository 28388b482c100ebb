import { Temporal } from "temporal-polyfill";

export const HOUR_MS = 3_600_000;
export const WEEK_HOURS = 168;
/** 1970-01-01 was a Thursday: three days after the Monday that begins hour 0. */
const FIRST_HOUR_OF_WEEK = 72;
/** Every zone changes its offset at a quarter of an hour of UTC. */
const QUARTER_MS = 15 * 60_000;

/** Tells a moment's hour by the clock on the wall: whole hours since 1970 began there, so that they can be counted. */
export type WallClock = (atMs: number) => number;

/** The wall clock of a time zone. Throws for a zone nobody knows. Offsets are kept by quarter of an hour: asking the calendar takes 10 us. (ST1) */
export function wallClock(timeZone: string): WallClock {
  const offsets = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    let offsetMs = offsets.get(quarter);
    if (offsetMs === undefined) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(
        timeZone,
      );
      offsetMs = zoned.offsetNanoseconds / 1e6;
      offsets.set(quarter, offsetMs);
    }
    return Math.floor((atMs + offsetMs) / HOUR_MS);
  };
}

/** Which hour of the week a counted hour is: 0 = Monday 00:00 to 01:00, 167 = Sunday 23:00 to 24:00. */
export function hourOfWeek(wallHour: number): number {
  return (((wallHour + FIRST_HOUR_OF_WEEK) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
}

/** The quarters of an hour between two moments, as the part of each that lies between them. */
export function* quartersOf(fromMs: number, toMs: number): Generator<{ atMs: number; ms: number }> {
  for (let atMs = fromMs; atMs < toMs;) {
    const endMs = Math.min(toMs, (Math.floor(atMs / QUARTER_MS) + 1) * QUARTER_MS);
    yield { atMs, ms: endMs - atMs };
    atMs = endMs;
  }
}
