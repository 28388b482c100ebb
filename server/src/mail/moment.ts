/** How exactly a moment is told; `time`: the time of day alone, to the second. */
export type Exactness = "minute" | "second" | "time";

/**
 * A moment as a person reads it, with its time zone: "Monday 23 November at 09:00 GMT+2". The zone is what a browser claimed; one
 * that nobody knows is read as UTC.
 */
export function momentIn(
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
  atMs: number,
  exactness: Exactness = "minute",
): string {
  // Lithuanian sets the zone off by a semicolon, in a sentence one too many.
  return formatFor(locale, timeZone, exactness).format(atMs).replace("; ", " ");
}

/** The zone, if it is one that is known here; else UTC. */
export function zoneOf(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return "UTC";
    throw error;
  }
}

function formatFor(locale: string, timeZone: string, exactness: Exactness): Intl.DateTimeFormat {
  const day = { weekday: "long", day: "numeric", month: "long" } as const;
  const options = {
    ...(exactness === "time" ? {} : day),
    hour: "2-digit",
    minute: "2-digit",
    ...(exactness === "minute" ? {} : { second: "2-digit" as const }),
    hourCycle: "h23",
    timeZoneName: "short",
  } as const;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zoneOf(timeZone) });
}
