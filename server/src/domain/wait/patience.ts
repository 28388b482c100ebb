const MINUTE = 60_000;

/** Ages in line, in ms, between which the rate of leaving is taken as constant. */
const AGES: readonly number[] = [0, 1, 3, 6, 10, 16, 25].map((minutes) => minutes * MINUTE);
/** Each visitor who waited weighs this much of the one after: about the last 500 count. */
const KEEP = 0.998;
/** The patience of the prior: one visitor who left in 25 min of waiting. */
const PRIOR_LEFT = 1;
const PRIOR_WAITED_MS = 25 * MINUTE;

/**
 * How soon those in line give up. The rate is (1 + leavers) / (25 min + total time waited): the mean of a Gamma(1, 25 min) prior on the rate
 * of an exponential patience, where waits that were served count as censored. Each stretch of ages has a rate of its own, by the same
 * formula, since people leave at once or settle down to wait: the rate at which the first ones leave says little of those who stayed (the
 * hazard h of QL_a: Whitt, Management Science 45, 1999). Rates per ms, times in ms. (W6)
 */
export class Patience {
  private left = 0;
  private waitedMs = 0;
  private readonly leftAt = new Float64Array(AGES.length);
  private readonly waitedAt = new Float64Array(AGES.length);
  private readonly rates = new Float64Array(AGES.length);

  constructor() {
    this.estimate();
  }

  /** A wait ended after `waitMs`, because she left or (censored) because she was served. Waits of nothing teach nothing. */
  learn(waitMs: number, hasLeft: boolean): void {
    if (!(waitMs > 0) || !Number.isFinite(waitMs)) return;
    this.left = this.left * KEEP + (hasLeft ? 1 : 0);
    this.waitedMs = this.waitedMs * KEEP + waitMs;
    for (let at = 0; at < AGES.length; at += 1) {
      const from = AGES[at] ?? 0;
      const upto = AGES[at + 1] ?? Infinity;
      const spent = Math.max(0, Math.min(waitMs, upto) - from);
      const leftHere = hasLeft && waitMs > from && waitMs <= upto ? 1 : 0;
      this.waitedAt[at] = (this.waitedAt[at] ?? 0) * KEEP + spent;
      this.leftAt[at] = (this.leftAt[at] ?? 0) * KEEP + leftHere;
    }
    this.estimate();
  }

  /** Visitors who give up per ms of waiting of one visitor, over all ages. */
  get rate(): number {
    return (PRIOR_LEFT + this.left) / (PRIOR_WAITED_MS + this.waitedMs);
  }

  /** The cumulative hazard of having left by an age: the share still there is exp(-hazard). */
  hazard(ageMs: number): number {
    let sum = 0;
    for (let at = 0; at < AGES.length; at += 1) {
      const from = AGES[at] ?? 0;
      if (ageMs <= from) break;
      const upto = AGES[at + 1] ?? Infinity;
      sum += (this.rates[at] ?? 0) * (Math.min(ageMs, upto) - from);
    }
    return sum;
  }

  /**
   * When those leave, in ms from now, who have waited `waitedMs` and whose exponential draws of mean 1 (in `drawn`) say how much hazard they
   * stand: the inverse of the cumulative hazard from there on. Written to every `step`-th place of `leaves`, from `start` on.
   */
  leavesAfter(
    waitedMs: number,
    drawn: Float64Array,
    leaves: Float64Array,
    start: number,
    step: number,
  ): void {
    let first = 0;
    while (first + 1 < AGES.length && (AGES[first + 1] ?? Infinity) <= waitedMs) first += 1;
    for (let draw = 0; draw < drawn.length; draw += 1) {
      let left = drawn[draw] ?? 0;
      let ageMs = waitedMs;
      let at = first;
      let rate = this.rates[at] ?? 0;
      while (at + 1 < AGES.length) {
        const upto = AGES[at + 1] ?? Infinity;
        const hazard = rate * (upto - ageMs);
        if (left < hazard) break;
        left -= hazard;
        ageMs = upto;
        at += 1;
        rate = this.rates[at] ?? 0;
      }
      leaves[start + draw * step] = ageMs + left / rate - waitedMs;
    }
  }

  private estimate(): void {
    for (let at = 0; at < AGES.length; at += 1) {
      this.rates[at] =
        (PRIOR_LEFT + (this.leftAt[at] ?? 0)) / (PRIOR_WAITED_MS + (this.waitedAt[at] ?? 0));
    }
  }
}
