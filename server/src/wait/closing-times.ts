import { type Hours, isRunning, opensAtMs, spanAt } from "../domain/hours.ts";
import type { TimeOff } from "../domain/wait/timetable.ts";

/** When lines are closed, or agents off duty. A calendar is slow to ask, its answer holds until they open again, and many have the same. */
export class ClosingTimes {
  #hours: ReadonlyMap<string, Hours | null> = new Map();
  /** By calendar: of those that a change left as they were the answer stays. */
  readonly #closed = new WeakMap<Hours, TimeOff | null>();

  change(hours: ReadonlyMap<string, Hours | null>): void {
    this.#hours = hours;
  }

  /** The time for which a line is closed at `nowMs`, else the next; null when no closing lies ahead. */
  of(line: string, nowMs: number): TimeOff | null {
    const hours = this.#hours.get(line) ?? null;
    if (hours === null) return null;
    let closed = this.#closed.get(hours);
    if (closed === undefined || (closed !== null && closed.untilMs <= nowMs)) {
      closed = closedFrom(hours, nowMs);
      this.#closed.set(hours, closed);
    }
    return closed;
  }
}

function closedFrom(hours: Hours, nowMs: number): TimeOff | null {
  const span = spanAt(hours, nowMs);
  if (span === null || !isRunning(span, nowMs))
    return { fromMs: nowMs, untilMs: span?.startMs ?? Infinity };
  const { endMs } = span;
  return endMs === null ? null : { fromMs: endMs, untilMs: opensAtMs(hours, endMs) ?? Infinity };
}
