/**
 * Counts waits as they really end, seen from outside: who is served is in time or late, who leaves after that time was kept too long, and who
 * leaves before it was neither. For comparing a simulation with what there was: nobody knows how long those who left would have waited.
 */
export class KeptInTime {
  /** Waits that ended, and how many of them can be judged. */
  waits = 0;
  judged = 0;
  private within = 0;
  private readonly withinMs: number;

  constructor(withinMs: number) {
    this.withinMs = withinMs;
  }

  /** A wait ended after `waitMs`. */
  add(waitMs: number, hasLeft: boolean): void {
    this.waits += 1;
    if (hasLeft && waitMs <= this.withinMs) return;
    this.judged += 1;
    if (!hasLeft && waitMs <= this.withinMs) this.within += 1;
  }

  /** The share of those judged who were served in time; null of nobody. */
  get share(): number | null {
    return this.judged === 0 ? null : this.within / this.judged;
  }
}
