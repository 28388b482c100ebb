/** So many at once, and one more every `everyMs` (R36). */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

export interface TokenBuckets {
  /** Takes one token; answers 0, or how many milliseconds from now there will be one. */
  take(key: string, nowMs: number): number;
}

/** Keys kept at once. A full bucket is the same as none, so only the keys of the last moments matter. */
const MAX_KEYS = 20_000;

/** One bucket per key, on the caller's clock. The keys used longest ago are forgotten first. */
export function createTokenBuckets({ burst, everyMs }: Allowance): TokenBuckets {
  // A bucket is the moment at which it will be full again.
  const fullAtMs = new Map<string, number>();
  return {
    take(key, nowMs) {
      const fullAt = Math.max(fullAtMs.get(key) ?? nowMs, nowMs);
      const overMs = fullAt + everyMs - (nowMs + burst * everyMs);
      if (overMs > 0) return Math.ceil(overMs);
      fullAtMs.delete(key);
      fullAtMs.set(key, fullAt + everyMs);
      if (fullAtMs.size > MAX_KEYS) forgetOldest(fullAtMs);
      return 0;
    },
  };
}

function forgetOldest(buckets: Map<string, number>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key);
    return;
  }
}
