import { DAY_MS } from "../picture.ts";

/**
 * A weekday and the time of day, by the reader's clock, as their language writes it: "Monday 9:00". With its date from six days after `nowMs`
 * on, when the weekday alone may be taken for that of this week.
 */
export function moment(lang: string, atMs: number, nowMs: number): string {
  const written = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, form).format(atMs);
  const day = { weekday: "long" } as const;
  const time = { hour: "numeric", minute: "2-digit" } as const;
  if (atMs - nowMs >= 6 * DAY_MS)
    return written({ ...day, day: "numeric", month: "long", ...time });
  // Asked for both without a date, some languages are written as in a table: "09:05, Monday". Finnish says "on Monday at".
  return written(day) + (lang === "fi" ? "na klo " : " ") + written(time);
}
