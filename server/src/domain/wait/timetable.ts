/** Time in which nobody is to be counted on; infinite `untilMs` = for good. */
export interface TimeOff {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** What is configured of a desk's time and no event tells. A trace knows nothing of it. */
export interface Timetable {
  /** When a line is closed: the time that runs at `nowMs`, else the next; null when no closing lies ahead. Epoch ms. */
  readonly closed: (line: string, nowMs: number) => TimeOff | null;
  /** When an agent does not work, likewise; null too when nobody has said. */
  readonly offDuty: (agent: string, nowMs: number) => TimeOff | null;
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

/**
 * When an agent does not work by what was configured, or by what came with the event that brought them, as ms from now on; undefined when
 * nothing says so. Beyond a shift end that came with an event nothing more is known of them until they go.
 */
export function offDutyOf(
  { id, shiftEndsAtMs }: { readonly id: string; readonly shiftEndsAtMs?: number | undefined },
  { nowMs, timetable }: Now,
): TimeOff | undefined {
  if (shiftEndsAtMs !== undefined) return { fromMs: shiftEndsAtMs - nowMs, untilMs: Infinity };
  const off = timetable?.offDuty(id, nowMs) ?? undefined;
  return off && { fromMs: off.fromMs - nowMs, untilMs: off.untilMs - nowMs };
}

/** A moment, or the end of the times off that it lies in. */
export function afterTimesOff(ms: number, times: readonly TimeOff[]): number {
  let afterMs = ms;
  // Where one ends another may go on: each is passed once more than there are others.
  for (let pass = 0; pass < times.length; pass += 1)
    for (const { fromMs, untilMs } of times)
      if (afterMs >= fromMs && afterMs < untilMs) afterMs = untilMs;
  return afterMs;
}
