import { normalQuantile, normalTail } from "./normal.ts";

/** A law of when something will happen, from now on. */
export interface MomentLaw {
  /** A moment, in ms from now, for two numbers evenly spread in [0, 1); `passedMs`: how long before now the law was made. */
  at(whether: number, even: number, passedMs: number): number;
}

/** One guess of when something happens: in so many ms (negative: it is overdue), give or take a standard deviation. */
export interface ReturnGuess {
  readonly inMs: number;
  readonly spreadMs: number;
  readonly weight: number;
}

/** What is overdue by more than this many deviations will not come. */
const LOST_Z = 4;
const NEVER_MS = 7 * 86_400_000;
/** What comes by then comes soon; the rest is another day. */
const SOON_MS = 4 * 3_600_000;

/**
 * When something will happen that has not happened yet, in ms from now: a mixture of normal guesses, each cut off at now and weighing as
 * much as it could still come true (its weight times the probability of lying in the future). Bayes' rule for "not yet". Without any guess
 * left it is a week away.
 */
export class ReturnLaw implements MomentLaw {
  /** The guesses, those of soon first. */
  private readonly guesses: readonly ReturnGuess[];
  /** The sums of their weights up to each. */
  private readonly upto: Float64Array;
  private readonly soon: number;
  private readonly soonWeight: number;
  private readonly weight: number;

  constructor(guesses: readonly ReturnGuess[]) {
    const left = guesses.filter(
      ({ inMs, spreadMs, weight }) => weight > 0 && inMs > -LOST_Z * spreadMs && inMs < NEVER_MS,
    );
    const soon = left.filter(({ inMs }) => inMs <= SOON_MS);
    this.guesses = [...soon, ...left.filter(({ inMs }) => inMs > SOON_MS)];
    this.soon = soon.length;
    this.upto = new Float64Array(left.length);
    let sum = 0;
    this.guesses.forEach(({ inMs, spreadMs, weight }, at) => {
      sum += weight * normalTail(-inMs / spreadMs);
      this.upto[at] = sum;
    });
    this.weight = sum;
    this.soonWeight = this.soon === 0 ? 0 : (this.upto[this.soon - 1] ?? 0);
  }

  /**
   * A draw, for two numbers evenly spread in [0, 1). `whether` decides between soon and another day. Handed to everybody who is away, it lets
   * them stay away together: at night, or when the place is closed, they do not each toss a coin of their own.
   */
  at(whether: number, even: number, passedMs = 0): number {
    const isSoon = whether * this.weight < this.soonWeight;
    const from = isSoon ? 0 : this.soonWeight;
    const upto = isSoon ? this.soonWeight : this.weight;
    const wanted = from + even * (upto - from);
    let low = isSoon ? 0 : this.soon;
    let high = (isSoon ? this.soon : this.upto.length) - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.upto[middle] ?? Infinity) <= wanted) low = middle + 1;
      else high = middle;
    }
    const guess = this.guesses[low];
    if (guess === undefined) return NEVER_MS;
    const { inMs, spreadMs } = guess;
    const before = low === 0 ? 0 : (this.upto[low - 1] ?? 0);
    const within = (wanted - before) / Math.max(1e-300, (this.upto[low] ?? 0) - before);
    const z = inMs / spreadMs;
    const tail = z > LOST_Z ? 1 : normalTail(-z);
    const beyond = normalQuantile(tail * Math.max(1e-9, 1 - within));
    return Math.max(0, inMs - beyond * spreadMs - passedMs);
  }
}
