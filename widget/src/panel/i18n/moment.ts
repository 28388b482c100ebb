import { DAY_MS } from "../picture.ts";

/**
 * A weekday and the time of day, by the reader's clock, as their language writes it: "Monday 9:00". With its date from six days after `nowMs`
 * on, when the weekday alone may be taken for that of this week.
 */
export function moment(lang: string, atMs: number, nowMs: number): string {
  return new Intl.DateTimeFormat(lang, {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    ...(atMs - nowMs >= 6 * DAY_MS && { day: "numeric", month: "long" }),
  }).format(atMs);
}
