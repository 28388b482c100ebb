import { closesAtMs, type Hours, opensAtMs } from "../domain/hours.ts";

/** A line's hours around a moment: open from when, which may be past, until when; null = never. */
interface Span {
  readonly opensAtMs: number | null;
  readonly closesAtMs: number | null;
}

/** When lines close next. A calendar is slow to ask, and its answer holds until that moment. */
export class ClosingTimes {
  #hours: ReadonlyMap<string, Hours | null> = new Map();
  readonly #spans = new Map<string, Span>();

  change(hours: ReadonlyMap<string, Hours | null>): void {
    this.#hours = hours;
    this.#spans.clear();
  }

  /** `nowMs` itself while a line is closed; null when it is open and no closing lies ahead. */
  of(line: string, nowMs: number): number | null {
    let span = this.#spans.get(line);
    if (span === undefined || (span.closesAtMs !== null && span.closesAtMs <= nowMs)) {
      span = spanOf(this.#hours.get(line) ?? null, nowMs);
      this.#spans.set(line, span);
    }
    const isClosed = span.opensAtMs === null || nowMs < span.opensAtMs;
    return isClosed ? nowMs : span.closesAtMs;
  }
}

function spanOf(hours: Hours | null, nowMs: number): Span {
  return {
    opensAtMs: opensAtMs(hours, nowMs),
    closesAtMs: closesAtMs(hours, nowMs),
  };
}
