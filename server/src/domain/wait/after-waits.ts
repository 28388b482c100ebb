const MINUTE = 60_000;
/** Waits before a chat are told apart by these ages, in ms. */
const AGES: readonly number[] = [0, 1, 3, 6, 10, 16].map((minutes) => minutes * MINUTE);
/** Each chat weighs this much of the next: about the last 200 count. */
const KEEP = 0.995;
/** An age is believed to be like the others as if by so many chats. */
const PRIOR_CHATS = 15;
/** No chat counts as longer than so many times the mean. */
const MOST = 5;

/**
 * How many times longer or shorter than others the chats last of those who waited so long. Whoever has gone without a word is found out when
 * the turn comes, and soon: of those who waited long many chats are short; and who wrote while waiting has been told half already. By age at
 * the start, the mean of length over the line's mean, shrunk to that of all ages by 15 chats. (W5)
 */
export class AfterWaits {
  private readonly chats = new Float64Array(AGES.length);
  private readonly sums = new Float64Array(AGES.length);

  /** A chat of one who had waited so long lasted so many times the mean. */
  learn(waitedMs: number, timesMean: number): void {
    for (let age = 0; age < AGES.length; age += 1) {
      this.chats[age] = (this.chats[age] ?? 0) * KEEP;
      this.sums[age] = (this.sums[age] ?? 0) * KEEP;
    }
    const own = ageAt(waitedMs);
    this.chats[own] = (this.chats[own] ?? 0) + 1;
    this.sums[own] = (this.sums[own] ?? 0) + Math.max(0, Math.min(MOST, timesMean));
  }

  /** By age (`ageAt`): how many times the usual length. */
  factors(): Float64Array {
    const chats = this.chats.reduce((sum, count) => sum + count, 0);
    const mean = (this.sums.reduce((sum, part) => sum + part, 0) + 1) / (chats + 1);
    return Float64Array.from(
      AGES,
      (_, age) =>
        ((this.sums[age] ?? 0) + PRIOR_CHATS * mean) /
        (((this.chats[age] ?? 0) + PRIOR_CHATS) * mean),
    );
  }
}

/** The number of the age that a wait belongs to. */
export function ageAt(waitedMs: number): number {
  let age = 0;
  while (age + 1 < AGES.length && (AGES[age + 1] ?? Infinity) <= waitedMs) age += 1;
  return age;
}
