/** Time in which nobody is to be counted on; infinite `untilMs` = for good. */
export interface TimeOff {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What is configured of a desk's time and no event tells. A trace knows nothing of it. */
export interface Timetable {
  /** When a line is closed: the time that runs at `nowMs`, else the next; null when no closing lies ahead. Epoch ms. */
  readonly closed: (line: string, nowMs: number) => TimeOff | null;
}

/** A moment, and what is configured of the time after it. */
export interface Now {
  readonly nowMs: number;
  readonly timetable: Timetable | undefined;
}

/** The time in which none of the lines is open that somebody serves, as ms from now on; undefined when none lies ahead. */
export function closedToAll(
  lines: readonly string[],
  { closed }: Timetable,
  nowMs: number,
): TimeOff | undefined {
  let fromMs = -Infinity;
  let untilMs = Infinity;
  for (const line of lines) {
    const off = closed(line, nowMs);
    if (off === null) return undefined;
    fromMs = Math.max(fromMs, off.fromMs - nowMs);
    untilMs = Math.min(untilMs, off.untilMs - nowMs);
  }
  return lines.length > 0 && fromMs < untilMs ? { fromMs, untilMs } : undefined;
}

/** A moment, or the end of the time off that it lies in. */
export function afterTimeOff(ms: number, off: TimeOff | undefined): number {
  return off !== undefined && ms >= off.fromMs && ms < off.untilMs ? off.untilMs : ms;
}
