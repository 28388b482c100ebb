/** A weekday and the time of day, by the reader's clock: "Monday 9:00" as their language writes it. */
export function moment(lang: string, atMs: number): string {
  const form = { weekday: "long", hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(lang, form).format(atMs);
}
