import { DeskError, type OpenInterval, type OpeningHours } from "@presently/shared/protocol";
import { Temporal } from "temporal-polyfill";

const DAY_MIN = 1440;
const WEEK_DAYS = 7;
/** The days a calendar of hours may name. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** Opening hours that add up, ready to be asked (H1). Made by `readHours` alone. */
export interface Hours {
  readonly timeZone: string;
  /** Monday first; each day's intervals in order. */
  readonly week: readonly (readonly OpenInterval[])[];
  /** By day number (days since 1970-01-01): hours in place of the weekday's. */
  readonly days: ReadonlyMap<number, readonly OpenInterval[]>;
  /** The last day number in `days`; 0 without any. */
  readonly lastDay: number;
}

/** From when to when a department is open; `endMs` null = for good. */
export interface OpenSpan {
  readonly startMs: number;
  readonly endMs: number | null;
}

const ALWAYS: OpenSpan = { startMs: -Infinity, endMs: null };

/**
 * Hours as an owner wrote them, made ready. Throws `value.invalid` naming the field for what does not add up: a time zone nobody knows, a day
 * that does not exist or stands twice, an interval that ends before it begins or lasts over a day, two of one day that overlap (H2).
 */
export function readHours(written: OpeningHours): Hours {
  const { timeZone } = written;
  if (!isTimeZone(timeZone)) throw new DeskError("value.invalid", { field: "timeZone" });
  const days = new Map<number, readonly OpenInterval[]>();
  for (const { date, open } of written.days) {
    const day = dayNumber(date);
    if (day === undefined || days.has(day)) throw new DeskError("value.invalid", { field: "date" });
    days.set(day, inOrder(open));
  }
  if (written.week.length !== WEEK_DAYS) throw new DeskError("value.invalid", { field: "week" });
  return { timeZone, week: written.week.map(inOrder), days, lastDay: Math.max(0, ...days.keys()) };
}

/** The hours of a department that run at a moment, else those that come next: an answer that holds until they end. `null` = never again. */
export function spanAt(hours: Hours | null, atMs: number): OpenSpan | null {
  return hours === null ? ALWAYS : nextSpan(hours, atMs);
}

/** Whether a department answers at a moment, by its hours that end later (H1); `null` = there are none. */
export function isRunning(span: OpenSpan | null, atMs: number): boolean {
  return span !== null && span.startMs <= atMs;
}

/**
 * When a department closes: the end of the hours that run at `atMs`, else of those that come next. Always later than `atMs`. `null` = no
 * closing lies ahead, because it is always open or never opens again; `spanAt` and `opensAtMs` say which.
 */
export function closesAtMs(hours: Hours | null, atMs: number): number | null {
  return spanAt(hours, atMs)?.endMs ?? null;
}

/** From when on a department answers: `atMs` itself when it is open then, else when it opens next. `null` = never again. */
export function opensAtMs(hours: Hours | null, atMs: number): number | null {
  const span = spanAt(hours, atMs);
  return span === null ? null : Math.max(span.startMs, atMs);
}

/**
 * The span that runs at a moment, else the next one. A week after the last special day everything repeats, so a span that has not ended
 * two weeks after it never does.
 */
function nextSpan(hours: Hours, atMs: number): OpenSpan | null {
  const today = Math.floor(wallMinAt(hours, atMs) / DAY_MIN);
  const lastDay = Math.max(today, hours.lastDay) + 2 * WEEK_DAYS;
  let open: { startMs: number; endMs: number } | undefined;
  // From the day before yesterday: a night shift may still run, and a zone may have skipped a day (Samoa in 2011).
  for (const { from, to } of wallSpans(hours, today - 2, lastDay)) {
    const startMs = momentOf(hours, from);
    if (open !== undefined && startMs > open.endMs) {
      if (open.endMs > atMs) return open;
      open = undefined;
    }
    open ??= { startMs, endMs: startMs };
    if (to >= (lastDay + 1) * DAY_MIN) return { ...open, endMs: null };
    open.endMs = momentOf(hours, to);
  }
  return open !== undefined && open.endMs > atMs ? open : null;
}

/** What is open by the clock on the wall, in minutes since 1970 began there; intervals that touch are one, so days on end cost nothing. */
function* wallSpans(hours: Hours, firstDay: number, lastDay: number) {
  let span: { from: number; to: number } | undefined;
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const { fromMin, toMin } of hoursOf(hours, day)) {
      const from = day * DAY_MIN + fromMin;
      const to = day * DAY_MIN + toMin;
      if (span !== undefined && from <= span.to) {
        span.to = Math.max(span.to, to);
      } else {
        if (span !== undefined) yield span;
        span = { from, to };
      }
    }
  }
  if (span !== undefined) yield span;
}

/** What begins on a day: a special day's own hours, else its weekday's. A shift that began the evening before runs to its end (H3). */
function hoursOf({ week, days }: Hours, day: number): readonly OpenInterval[] {
  // 1970-01-01 was a Thursday, the fourth of the week.
  const weekday = (((day + 3) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
  return days.get(day) ?? week[weekday] ?? [];
}

/**
 * The moment at which the wall clock shows a minute for the first time; one that it skips in spring is the moment of the skip. So later on
 * the wall is never earlier in time, and a span never ends before it begins (H4).
 */
function momentOf({ timeZone }: Hours, wallMin: number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMin * 60_000)
    .toZonedDateTimeISO("UTC")
    .toPlainDateTime();
  const moment = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds;
  return moment.getTimeZoneTransition("next")?.epochMilliseconds ?? moment.epochMilliseconds;
}

/** What the wall clock shows at a moment, in whole minutes since 1970 began there. */
function wallMinAt({ timeZone }: Hours, atMs: number): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  return Math.floor(wall.toZonedDateTime("UTC").epochMilliseconds / 60_000);
}

function inOrder(open: readonly OpenInterval[]): readonly OpenInterval[] {
  const intervals = open.toSorted((a, b) => a.fromMin - b.fromMin);
  for (const [at, { fromMin, toMin }] of intervals.entries()) {
    const next = intervals[at + 1];
    const isWhole = Number.isInteger(fromMin) && Number.isInteger(toMin);
    const isWithin = fromMin >= 0 && fromMin < DAY_MIN && toMin <= fromMin + DAY_MIN;
    const isApart = next === undefined || toMin <= next.fromMin;
    if (!isWhole || !isWithin || toMin <= fromMin || !isApart)
      throw new DeskError("value.invalid", { field: "interval" });
  }
  return intervals;
}

/** The number of a day written as 2026-12-24; undefined for one that no calendar has. */
function dayNumber(date: string): number | undefined {
  const atMs = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(atMs)) return undefined;
  const day = new Date(atMs);
  const isReal = day.toISOString().startsWith(date); // the 30th of February is read as the 2nd of March
  const year = day.getUTCFullYear();
  return isReal && year >= FIRST_YEAR && year <= LAST_YEAR ? atMs / (DAY_MIN * 60_000) : undefined;
}

/** Whether it is the name of a time zone; an offset alone (`+02:00`) knows no summer time and is none. */
/** Whether this server knows a time zone of that name. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
