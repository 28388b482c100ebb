import type { OpeningHours, OpenInterval } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { neededProblem } from "../ui/checks.ts";

/** From when to when, as a time field holds it: `09:00`, empty until it is filled in. `to` before `from` is the next day's. */
export interface TypedInterval {
  readonly from: string;
  readonly to: string;
}

export interface TypedDay {
  readonly date: string;
  readonly open: readonly TypedInterval[];
}

/** Opening hours while they are being edited. */
export interface HoursDraft {
  readonly isAlwaysOpen: boolean;
  readonly timeZone: string;
  /** Monday first. */
  readonly week: readonly (readonly TypedInterval[])[];
  readonly days: readonly TypedDay[];
}

export const USUAL_DAY: TypedInterval = { from: "09:00", to: "17:00" };
const DAY_MIN = 1440;

/** What the form begins with; a department that is always open is proposed an office week in the reader's own time zone. */
export function draftOf(hours: OpeningHours | null, ownTimeZone: string): HoursDraft {
  if (hours === null) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [USUAL_DAY] : []));
    return { isAlwaysOpen: true, timeZone: ownTimeZone, week, days: [] };
  }
  return {
    isAlwaysOpen: false,
    timeZone: hours.timeZone,
    week: hours.week.map((open) => open.map(typed)),
    days: hours.days
      .map(({ date, open }) => ({ date, open: open.map(typed) }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}

/** What is stored; null = always open. Asked only of a draft without a problem. */
export function hoursOf({ isAlwaysOpen, timeZone, week, days }: HoursDraft): OpeningHours | null {
  if (isAlwaysOpen) return null;
  return {
    timeZone: timeZone.trim(),
    week: week.map((open) => open.map(interval)),
    days: days.map(({ date, open }) => ({ date, open: open.map(interval) })),
  };
}

/** What is wrong with the hours of one day. */
export function dayProblem(open: readonly TypedInterval[]): string | undefined {
  if (open.some(({ from, to }) => from === "" || to === "")) return t.settings.hours.timeMissing;
  const sorted = open.map(interval).toSorted((a, b) => a.fromMin - b.fromMin);
  const isOverlapping = sorted.some(({ fromMin }, at) => (sorted[at - 1]?.toMin ?? 0) > fromMin);
  return isOverlapping ? t.settings.hours.overlap : undefined;
}

/** What is wrong with a date that has hours of its own; `others` are those above it. */
export function dateProblem(date: string, others: readonly TypedDay[]): string | undefined {
  const isDouble = others.some((other) => other.date === date);
  return neededProblem(date) ?? (isDouble ? t.settings.hours.dateDouble : undefined);
}

export function timeZoneProblem(name: string): string | undefined {
  const isKnown = Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC";
  // The browser's list has one name for each zone and leaves out the others, which the server knows too.
  const isLike = /^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name);
  return neededProblem(name) ?? (isKnown || isLike ? undefined : t.settings.hours.timeZoneUnknown);
}

/** What is wrong with the draft, by its parts; nothing is where it is always open. */
export function hoursProblems(draft: HoursDraft): Partial<Record<keyof HoursDraft, string>> {
  if (draft.isAlwaysOpen) return {};
  const { timeZone, week, days } = draft;
  const inWeek = week.map(dayProblem).find((problem) => problem !== undefined);
  const inDays = days
    .map(({ date, open }, at) => dateProblem(date, days.slice(0, at)) ?? dayProblem(open))
    .find((problem) => problem !== undefined);
  const inZone = timeZoneProblem(timeZone.trim());
  return {
    ...(inZone === undefined ? {} : { timeZone: inZone }),
    ...(inWeek === undefined ? {} : { week: inWeek }),
    ...(inDays === undefined ? {} : { days: inDays }),
  };
}

function typed({ fromMin, toMin }: OpenInterval): TypedInterval {
  return { from: clock(fromMin), to: clock(toMin % DAY_MIN) };
}

function interval({ from, to }: TypedInterval): OpenInterval {
  const fromMin = minutes(from);
  const toMin = minutes(to);
  return { fromMin, toMin: toMin > fromMin ? toMin : toMin + DAY_MIN };
}

function clock(min: number): string {
  return `${String(Math.floor(min / 60)).padStart(2, "0")}:${String(min % 60).padStart(2, "0")}`;
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
