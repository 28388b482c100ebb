const MINUTE = 60_000;
/** Whoever belongs to the same shift comes within this of the first. */
const SHIFT_COMES_MS = 10 * MINUTE;
/** The first minutes tell little: the rate is taken over this much more than has passed, and the first to come counts by half. */
const SLOW_MS = 2 * MINUTE;
const FIRST_COUNTS = 0.5;

/** Agents who were never seen and are likely to come: how many on average, and within how long. */
export interface Expected {
  readonly count: number;
  readonly withinMs: number;
}

/**
 * Agents who are seen for the first time come together, at the opening and when a shift begins, and nothing else foretells them: on the first
 * day a desk that has just opened is not a desk of two. With k who came in the t since the first of them, the rate is (k - 1/2) / (t + 2 min)
 * until ten minutes are over (a shift's starts evenly spread over a time that is known, with a prior of two minutes in which half an agent
 * comes). Whoever has been seen before is expected by her own hours. (W7)
 */
export class Newcomers {
  private firstMs = -Infinity;
  private came: string[] = [];

  /** An agent was seen for the first time. */
  learn(agent: string, atMs: number): void {
    if (atMs - this.firstMs > SHIFT_COMES_MS) {
      this.firstMs = atMs;
      this.came = [];
    }
    this.came.push(agent);
  }

  /** Those who are still to come, besides the ones who came lately and of whom `isOurs` holds. */
  ahead(nowMs: number, isOurs: (agent: string) => boolean): Expected {
    const sinceMs = nowMs - this.firstMs;
    const withinMs = SHIFT_COMES_MS - sinceMs;
    const came = this.came.filter(isOurs).length;
    if (!(withinMs > 0 && sinceMs >= 0) || came === 0) return { count: 0, withinMs: 0 };
    return { count: ((came - FIRST_COUNTS) / (sinceMs + SLOW_MS)) * withinMs, withinMs };
  }
}
