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
/** What lies this many deviations ahead lies ahead. */
const SURE_Z = 8;
const NEVER_MS = 7 * 86_400_000;
/** What comes by then comes soon; the rest is another day. */
const SOON_MS = 4 * 3_600_000;

/**
 * When something will happen that has not happened yet, in ms from now: a mixture of normal guesses, each cut off at now and weighing as
 * much as it could still come true (its weight times the probability of lying in the future). Bayes' rule for "not yet". Without any guess
 * left it is a week away.
 */
export class ReturnLaw implements MomentLaw {
  /** The guesses, those of soon first: numbers side by side, since every agent who is away has a law with hundreds of them. */
  private readonly inMs: Float64Array;
  private readonly spreadMs: Float64Array;
  /** The sums of their weights up to each. */
  private readonly upto: Float64Array;
  private readonly soon: number;
  private readonly soonWeight: number;
  private readonly weight: number;

  constructor(guesses: readonly ReturnGuess[]) {
    const soon = guesses.filter((guess) => canCome(guess) && guess.inMs <= SOON_MS);
    const later = guesses.filter((guess) => canCome(guess) && guess.inMs > SOON_MS);
    const count = soon.length + later.length;
    this.soon = soon.length;
    this.inMs = new Float64Array(count);
    this.spreadMs = new Float64Array(count);
    this.upto = new Float64Array(count);
    let sum = 0;
    for (let at = 0; at < count; at += 1) {
      const guess = soon[at] ?? later[at - soon.length];
      if (guess === undefined) continue;
      const { inMs, spreadMs, weight } = guess;
      const z = inMs / spreadMs;
      sum += z > SURE_Z ? weight : weight * normalTail(-z);
      this.inMs[at] = inMs;
      this.spreadMs[at] = spreadMs;
      this.upto[at] = sum;
    }
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
    const inMs = this.inMs[low];
    const spreadMs = this.spreadMs[low];
    if (inMs === undefined || spreadMs === undefined) return NEVER_MS;
    const before = low === 0 ? 0 : (this.upto[low - 1] ?? 0);
    const within = (wanted - before) / Math.max(1e-300, (this.upto[low] ?? 0) - before);
    const z = inMs / spreadMs;
    const tail = z > LOST_Z ? 1 : normalTail(-z);
    const beyond = normalQuantile(tail * Math.max(1e-9, 1 - within));
    return Math.max(0, inMs - beyond * spreadMs - passedMs);
  }
}

function canCome({ inMs, spreadMs, weight }: ReturnGuess): boolean {
  return weight > 0 && inMs > -LOST_Z * spreadMs && inMs < NEVER_MS;
}
