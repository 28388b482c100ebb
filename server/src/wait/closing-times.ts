import { closesAtMs, type Hours, isOpen, opensAtMs } from "../domain/hours.ts";
import type { TimeOff } from "../domain/wait/timetable.ts";

/** When lines are closed, or agents off duty. A calendar is slow to ask, and its answer holds until they open again. */
export class ClosingTimes {
  #hours: ReadonlyMap<string, Hours | null> = new Map();
  readonly #closed = new Map<string, TimeOff | null>();

  change(hours: ReadonlyMap<string, Hours | null>): void {
    this.#hours = hours;
    this.#closed.clear();
  }

  /** The time for which a line is closed at `nowMs`, else the next; null when no closing lies ahead. */
  of(line: string, nowMs: number): TimeOff | null {
    let closed = this.#closed.get(line);
    if (closed === undefined || (closed !== null && closed.untilMs <= nowMs)) {
      closed = closedFrom(this.#hours.get(line) ?? null, nowMs);
      this.#closed.set(line, closed);
    }
    return closed;
  }
}

function closedFrom(hours: Hours | null, nowMs: number): TimeOff | null {
  const fromMs = isOpen(hours, nowMs) ? closesAtMs(hours, nowMs) : nowMs;
  return fromMs === null ? null : { fromMs, untilMs: opensAtMs(hours, fromMs) ?? Infinity };
}
