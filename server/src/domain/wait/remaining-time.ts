import type { LengthsOfLine } from "./lengths-of-line.ts";
import { normalQuantile, normalTail } from "./normal.ts";

/** The log-normal tail counts as this many lengths that were seen. */
const TAIL_WEIGHT = 6;
/** Beyond this many sigmas the tail is followed by its hazard. */
const FAR_Z = 5;

/**
 * How much work, in ms, is left of a chat of a line on which `worked` ms are done: with k lengths seen beyond that and the log-normal's tail
 * mass p there, with probability k / (k + 6 p) one of the k, else the log-normal cut off there; less what is done. Chats in progress are
 * thereby treated as what they are, censored; 0 worked gives a fresh length. An open chat that has lasted longer already counts among the k,
 * with a length drawn in the same way from there on (redistribution to the right: Efron, Fifth Berkeley Symposium, 1967): after a quiet
 * time, or when a crowd comes, it is the short ones that have ended first. Assumes that lengths of a line are alike but for their agent. (W5)
 */
export class RemainingLaw {
  private readonly worked: number;
  private readonly lengths: LengthsOfLine;
  private readonly below: number;
  private readonly beyond: number;
  private readonly tail: number;
  private readonly z: number;
  /** Open chats that have lasted longer already. */
  private readonly longer: readonly RemainingLaw[];
  private readonly longerCount: number;

  /** `longer` holds, at its beginning, the laws of the `longerCount` open chats of the line that have lasted longer already. */
  constructor(
    lengths: LengthsOfLine,
    worked: number,
    longer: readonly RemainingLaw[] = [],
    longerCount = longer.length,
  ) {
    this.longer = longer;
    this.longerCount = longerCount;
    this.lengths = lengths;
    this.worked = worked;
    this.below = worked <= 0 ? 0 : countUpto(lengths.sorted, lengths.count, worked);
    this.beyond = lengths.count - this.below;
    this.z = worked <= 0 ? -Infinity : (Math.log(worked) - lengths.meanLog) / lengths.sigma;
    this.tail = worked <= 0 ? 1 : normalTail(this.z);
  }

  /**
   * What is left, for a number evenly spread in [0, 1): first the lengths seen, then the open chats, then the tail, each by its weight; within
   * the lengths and within the tail in order of size, so that even steps give an even sample of the law.
   */
  at(even: number): number {
    const { lengths, worked, beyond, tail, z, longerCount } = this;
    const picked = even * (beyond + longerCount + TAIL_WEIGHT * tail);
    if (picked < beyond) {
      return (lengths.sorted[this.below + Math.floor(picked)] ?? worked) - worked;
    }
    if (picked < beyond + longerCount) {
      const place = Math.floor(picked - beyond);
      const open = this.longer[place];
      if (open !== undefined) return open.worked - worked + open.at(picked - beyond - place);
    }
    const inTail = Math.max(1e-9, 1 - (picked - beyond - longerCount) / (TAIL_WEIGHT * tail));
    // The hazard of a log-normal far out is about z / (sigma x): exponential from here on.
    if (z > FAR_Z) return (-Math.log(inTail) * lengths.sigma * worked) / z;
    const quantile = normalQuantile(tail * inTail);
    return Math.max(0, Math.exp(lengths.meanLog - lengths.sigma * quantile) - worked);
  }
}

/** How many of the first `count` values, in order of size, are at most `limit`. */
function countUpto(sorted: Float64Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
