import { locale } from "../i18n/index.ts";

/** A day with its year and the time of day: "5 Jan 2026, 10:00". */
export function fullMomentOf(atMs: number): string {
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}

/** A time of day, with the day when that is not today: "14:30", "Mon 5 Jan, 10:00". Both in epoch ms. */
export function momentOf(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  const day = isToday ? {} : ({ weekday: "short", day: "numeric", month: "short" } as const);
  return at.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit" });
}
