const HOUR = 3_600_000;
/** The last hour counts for the present, the last week for what is usual. */
const RECENT_MS = HOUR;
const USUAL_MS = 168 * HOUR;
/** The usual rate is believed as if it had been watched for this long just now. */
const USUAL_WEIGHT_MS = HOUR;

/**
 * Who will come later and stand before those who wait: visitors of a higher priority, and those who return after an agent was lost. Their
 * rate, per ms and line, is that of the last hour shrunk towards the last week's, both as exponentially decayed counts. Assumes a Poisson
 * stream from now on. (W9)
 */
export class LaterArrivals {
  private readonly lines = new Map<string, { recent: number; usual: number; atMs: number }>();
  private sinceMs: number | undefined;

  /** Somebody has come who stands before the rest of a line. */
  learn(line: string, nowMs: number): void {
    const counts = this.lines.get(line) ?? { recent: 0, usual: 0, atMs: nowMs };
    const spanMs = Math.max(0, nowMs - counts.atMs);
    this.lines.set(line, {
      recent: counts.recent * Math.exp(-spanMs / RECENT_MS) + 1,
      usual: counts.usual * Math.exp(-spanMs / USUAL_MS) + 1,
      atMs: nowMs,
    });
  }

  /** Watching began; without it the first to come would look like a flood. */
  watch(nowMs: number): void {
    this.sinceMs ??= nowMs;
  }

  rate(line: string, nowMs: number): number {
    const counts = this.lines.get(line);
    if (counts === undefined || this.sinceMs === undefined) return 0;
    const spanMs = Math.max(0, nowMs - counts.atMs);
    const watchedMs = Math.max(HOUR, nowMs - this.sinceMs);
    const seenMs = (memoryMs: number): number => memoryMs * (1 - Math.exp(-watchedMs / memoryMs));
    const usual = (counts.usual * Math.exp(-spanMs / USUAL_MS)) / seenMs(USUAL_MS);
    const recent = counts.recent * Math.exp(-spanMs / RECENT_MS);
    return (recent + usual * USUAL_WEIGHT_MS) / (seenMs(RECENT_MS) + USUAL_WEIGHT_MS);
  }
}
