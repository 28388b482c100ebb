import { closesAtMs, type Hours } from "../domain/hours.ts";

/** When lines close next. A calendar is slow to ask, and its answer holds until that moment. */
export class ClosingTimes {
  #hours: ReadonlyMap<string, Hours | null> = new Map();
  readonly #next = new Map<string, number | null>();

  change(hours: ReadonlyMap<string, Hours | null>): void {
    this.#hours = hours;
    this.#next.clear();
  }

  /** Null when no closing lies ahead. */
  of(line: string, nowMs: number): number | null {
    const known = this.#next.get(line);
    if (known === null || (known !== undefined && known > nowMs)) return known;
    const next = closesAtMs(this.#hours.get(line) ?? null, nowMs);
    this.#next.set(line, next);
    return next;
  }
}
