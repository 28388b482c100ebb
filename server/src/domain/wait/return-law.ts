import { normalQuantile, normalTail } from "./normal.ts";
import type { Random } from "./random.ts";

/** One guess of when something happens: in so many ms (negative: it is overdue), give or take a standard deviation. */
export interface ReturnGuess {
  readonly inMs: number;
  readonly spreadMs: number;
  readonly weight: number;
}

/** What is overdue by more than this many deviations will not come. */
const LOST_Z = 4;
const NEVER_MS = 7 * 86_400_000;

/**
 * When something will happen that has not happened yet, in ms from now: a mixture of normal guesses, each cut off at now and weighing as
 * much as it could still come true (its weight times the probability of lying in the future). Bayes' rule for "not yet". Without any guess
 * left it is a week away.
 */
export class ReturnLaw {
  /** What the guesses still weigh. */
  readonly weight: number;
  private readonly guesses: readonly ReturnGuess[];
  private readonly upto: Float64Array;

  constructor(guesses: readonly ReturnGuess[]) {
    const left = guesses.filter(
      ({ inMs, spreadMs, weight }) => weight > 0 && inMs > -LOST_Z * spreadMs && inMs < NEVER_MS,
    );
    this.guesses = left;
    this.upto = new Float64Array(left.length);
    let sum = 0;
    left.forEach(({ inMs, spreadMs, weight }, at) => {
      sum += weight * normalTail(-inMs / spreadMs);
      this.upto[at] = sum;
    });
    this.weight = sum;
  }

  draw(random: Random): number {
    const wanted = random.next() * this.weight;
    let low = 0;
    let high = this.upto.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.upto[middle] ?? Infinity) <= wanted) low = middle + 1;
      else high = middle;
    }
    const guess = this.guesses[low];
    if (guess === undefined) return NEVER_MS;
    const z = guess.inMs / guess.spreadMs;
    const beyond = normalQuantile(normalTail(-z) * (1 - random.next()));
    return Math.max(0, (z - beyond) * guess.spreadMs);
  }
}
