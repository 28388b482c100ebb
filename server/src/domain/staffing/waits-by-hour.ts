import type { Service } from "@presently/shared/protocol";
import { WEEK_HOURS } from "./hour-of-week.ts";

/** Waits are counted by the second; an hour and more is one. */
export const LONGEST_MS = 3_600_000;
const SECOND_MS = 1000;
const BINS = LONGEST_MS / SECOND_MS + 1;

/** Simulated waits by the hour of the week in which the visitor came, to the second. */
export class WaitsByHour {
  private readonly counts = new Uint32Array(WEEK_HOURS * BINS);

  add(hour: number, waitMs: number): void {
    const bin = Math.min(BINS - 1, Math.ceil(waitMs / SECOND_MS));
    const at = hour * BINS + bin;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  /** Over some hours: the share of waits within `withinMs` (whole seconds), and the wait that the share `target` does not exceed. */
  service(hours: Iterable<number>, withinMs: number, target: number): Service | null {
    const counts = new Float64Array(BINS);
    let all = 0;
    for (const hour of hours) {
      for (let bin = 0; bin < BINS; bin += 1) {
        const count = this.counts[hour * BINS + bin] ?? 0;
        counts[bin] = (counts[bin] ?? 0) + count;
        all += count;
      }
    }
    if (all === 0) return null;
    const within = counts
      .subarray(0, withinMs / SECOND_MS + 1)
      .reduce((sum, count) => sum + count, 0);
    let passed = 0;
    const bin = counts.findIndex((count) => (passed += count) >= target * all);
    return { within: within / all, waitMs: Math.min(LONGEST_MS, bin * SECOND_MS) };
  }
}
