import type { Spread } from "@presently/shared/protocol";
import type { PackedReader, PackedWriter } from "./packed-numbers.ts";

/** Each bucket ends 5 % later than the one before: no span is further than 2.5 % from its bucket's middle. */
const STEP = 1.05;
/** What took no longer than this lies in the first bucket. */
const FIRST_MS = 1000;
/** The last bucket holds whatever took longer than some forty days. */
export const BUCKETS = 312;
const LOG_STEP = Math.log(STEP);

/**
 * How long things took, as counts in fixed buckets: two of them are added and taken apart without loss, so that days make weeks and years.
 * Percentiles are right within 2.5 %, below a second within half a second; the mean is exact. (RP6)
 */
export class Buckets {
  readonly #counts = new Uint32Array(BUCKETS);
  #count = 0;
  #totalMs = 0;

  add(spanMs: number): void {
    const at = bucketOf(spanMs);
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#count += 1;
    this.#totalMs += Math.max(0, spanMs);
  }

  addAll(other: Buckets): void {
    if (other.#count === 0) return;
    for (let at = 0; at < BUCKETS; at += 1) {
      this.#counts[at] = (this.#counts[at] ?? 0) + (other.#counts[at] ?? 0);
    }
    this.#count += other.#count;
    this.#totalMs += other.#totalMs;
  }

  /** As it is kept: the sum of the spans in ms, how many buckets hold any, then of each how far it lies from the one before, and its count. */
  pack(to: PackedWriter): void {
    const filled = [...this.#counts.entries()].filter(([, count]) => count > 0);
    to.number(this.#totalMs);
    to.number(filled.length);
    let before = 0;
    for (const [at, count] of filled) {
      to.number(at - before);
      to.number(count);
      before = at;
    }
  }

  /** Adds what was kept. */
  addPacked(from: PackedReader): void {
    this.#totalMs += from.number();
    let at = 0;
    for (let left = from.number(); left > 0; left -= 1) {
      at += from.number();
      const count = from.number();
      this.#counts[at] = (this.#counts[at] ?? 0) + count;
      this.#count += count;
    }
  }

  /** Null where nothing was added. */
  spread(): Spread | null {
    if (this.#count === 0) return null;
    return {
      count: this.#count,
      meanMs: Math.round(this.#totalMs / this.#count),
      p50Ms: this.#percentile(0.5),
      p90Ms: this.#percentile(0.9),
      p95Ms: this.#percentile(0.95),
    };
  }

  /** The span that this share does not exceed: the nearest rank. */
  #percentile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#count));
    let below = 0;
    for (let at = 0; at < BUCKETS; at += 1) {
      below += this.#counts[at] ?? 0;
      if (below >= rank) return middleOf(at);
    }
    return middleOf(BUCKETS - 1);
  }
}

function bucketOf(spanMs: number): number {
  if (spanMs <= FIRST_MS) return 0;
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(spanMs / FIRST_MS) / LOG_STEP));
}

/** The value whose distance from either end of its bucket is the same share of that end. */
function middleOf(at: number): number {
  if (at === 0) return FIRST_MS / 2;
  return Math.round((FIRST_MS * 2 * STEP ** at) / (1 + STEP));
}
