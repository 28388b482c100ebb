import { hourOfWeek, WEEK_HOURS } from "./hour-of-week.ts";

/**
 * Sums by hour over whole weeks that end with an hour of the wall clock, so that every hour of the week stands in it equally often (but for
 * the one that a change of the clocks skips or repeats). Week 0 is the oldest.
 */
export class WeekGrid {
  readonly weeks: number;
  private readonly firstHour: number;
  private readonly sums: Float64Array;

  /** `endHour` is the first counted hour that is not in it any more. */
  constructor(endHour: number, weeks: number) {
    this.weeks = weeks;
    this.firstHour = endHour - weeks * WEEK_HOURS;
    this.sums = new Float64Array(weeks * WEEK_HOURS);
  }

  /** Adds to an hour; what lies outside the weeks is passed over. */
  add(wallHour: number, amount: number): void {
    const at = wallHour - this.firstHour;
    if (at < 0 || at >= this.sums.length) return;
    this.sums[at] = (this.sums[at] ?? 0) + amount;
  }

  /** Adds all of another grid of the same weeks. */
  addAll(other: WeekGrid): void {
    for (const [at, sum] of other.sums.entries()) this.sums[at] = (this.sums[at] ?? 0) + sum;
  }

  /** The sum of an hour of the week in one of the weeks. */
  at(week: number, hour: number): number {
    const offset = (hour - hourOfWeek(this.firstHour) + WEEK_HOURS) % WEEK_HOURS;
    return this.sums[week * WEEK_HOURS + offset] ?? 0;
  }

  /** The mean over the weeks, by hour of the week. */
  means(): Float64Array {
    const means = new Float64Array(WEEK_HOURS);
    for (let hour = 0; hour < WEEK_HOURS; hour += 1) {
      for (let week = 0; week < this.weeks; week += 1) {
        means[hour] = (means[hour] ?? 0) + this.at(week, hour) / this.weeks;
      }
    }
    return means;
  }

  /** How much each week has, as a multiple of the mean week. Of nothing all have the same. */
  weekShares(): number[] {
    const sums = Array.from({ length: this.weeks }, (_, week) =>
      this.sums
        .subarray(week * WEEK_HOURS, (week + 1) * WEEK_HOURS)
        .reduce((sum, each) => sum + each, 0),
    );
    const mean = sums.reduce((sum, each) => sum + each, 0) / this.weeks;
    return sums.map((sum) => (mean > 0 ? sum / mean : 1));
  }
}
