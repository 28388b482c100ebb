/** So many at once, and one more every `everyMs` (R36). */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

export interface TokenBuckets {
  /** Takes one token; answers 0, or how many milliseconds from now there will be one. */
  take(key: string, nowMs: number): number;
}

/**
 * Takes one token of a bucket, which is the moment at which it will be full again. Answers that moment afterwards, and 0 or how many
 * milliseconds from now there will be a token; then the bucket stays as it was.
 */
export function takeToken(
  fullAtMs: number,
  nowMs: number,
  { burst, everyMs }: Allowance,
): { readonly fullAtMs: number; readonly waitMs: number } {
  const fullAt = Math.max(fullAtMs, nowMs);
  const overMs = fullAt + everyMs - (nowMs + burst * everyMs);
  return overMs > 0
    ? { fullAtMs: fullAt, waitMs: Math.ceil(overMs) }
    : { fullAtMs: fullAt + everyMs, waitMs: 0 };
}

/** Keys kept at once. A full bucket is the same as none, so only the keys of the last moments matter. */
const MAX_KEYS = 20_000;

/** One bucket per key, on the caller's clock. The keys used longest ago are forgotten first. */
export function createTokenBuckets(allowance: Allowance): TokenBuckets {
  const fullAtMs = new Map<string, number>();
  return {
    take(key, nowMs) {
      const after = takeToken(fullAtMs.get(key) ?? nowMs, nowMs, allowance);
      if (after.waitMs > 0) return after.waitMs;
      fullAtMs.delete(key);
      fullAtMs.set(key, after.fullAtMs);
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
