/**
 * A moment as a person reads it, to the minute, with its time zone: "Monday 23 November at 09:00 GMT+2". The zone is what a browser claimed; one
 * that nobody knows is read as UTC.
 */
export function momentIn(locale: string, timeZone: string, atMs: number): string {
  return formatFor(locale, timeZone).format(atMs);
}

function formatFor(locale: string, timeZone: string): Intl.DateTimeFormat {
  const options = {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch (error) {
    if (error instanceof RangeError)
      return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    throw error;
  }
}
