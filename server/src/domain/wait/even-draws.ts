import { Random } from "./random.ts";

/** Steps into which exponential draws are rounded. */
const EXPONENTIAL_STEPS = 1024;
const EXPONENTIALS = Float64Array.from(
  { length: EXPONENTIAL_STEPS },
  (_, at) => -Math.log(1 - (at + 0.5) / EXPONENTIAL_STEPS),
);

/** What is drawn: each has numbers of its own for the same visitor, chat or agent. */
export type Purpose = 1 | 2 | 3 | 4;

/**
 * Fills a row with numbers in [0, 1), one from each of as many equal parts, in an order of chance (Latin hypercube sampling: McKay, Beckman
 * and Conover, Technometrics 21, 1979): a sample's mean and quantiles then err far less than those of independent numbers. The same seed gives
 * the same row, so that what is known of a visitor, a chat or an agent is drawn by the same luck at every look: estimates move when the desk
 * does, not when the dice do.
 */
export function fillEvenly(row: Float64Array, seed: number, purpose: Purpose): void {
  const random = new Random(seed, purpose);
  const parts = row.length;
  for (let at = 0; at < parts; at += 1) {
    // One draw says with whom to change places and, by what is left over, where in its part the number lies.
    const drawn = random.next() * (at + 1);
    const other = Math.floor(drawn);
    row[at] = row[other] ?? 0;
    row[other] = (at + drawn - other) / parts;
  }
}

/** The exponential draw of mean 1 for a number in [0, 1). */
export function exponentialAt(even: number): number {
  return EXPONENTIALS[Math.floor(even * EXPONENTIAL_STEPS)] ?? 0;
}
