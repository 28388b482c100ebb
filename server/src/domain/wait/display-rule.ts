import type { Range } from "./answer.ts";

/** What a visitor is shown: what was announced, and when. */
export interface Shown {
  readonly atMs: number;
  readonly range: Range | null;
  readonly refusal: string | null;
}

/** What would be told now. */
export interface Tellable {
  readonly range: Range | null;
  readonly refusal: string | null;
}

/** Nobody is told something new more often than this, once they were told anything. */
const MIN_GAP_MS = 15_000;

/**
 * Whether a new range is to be told (W3). What was told counts down by itself, so a number that is only a little better is no news: told
 * anew only when the expectation or the bound has run out, when the bound comes earlier by more than 45 s and a quarter of what is left, or
 * later by more than 90 s and half of it; and when a range turns into a refusal or back. Why: an accurate number must not jump.
 */
export function isNews(shown: Shown | null, next: Tellable, nowMs: number): boolean {
  if (shown === null) return true;
  if (nowMs - shown.atMs < MIN_GAP_MS) return false;
  if (shown.range === null || next.range === null) return shown.refusal !== next.refusal;
  if (nowMs >= shown.atMs + shown.range.expectedMs) return true;
  return isBoundNews({ atMs: shown.atMs, range: shown.range }, next.range, nowMs);
}

/**
 * What is told when there is news (W3): the new range; but while the bound that was promised still holds, a new expectation moves below it
 * and leaves it alone. Why: a promise is put off for a reason, not because a smaller number ran out.
 */
export function rangeToTell(shown: Shown | null, next: Range, nowMs: number): Range {
  if (shown === null || shown.range === null) return next;
  const { atMs, range } = shown;
  const leftMs = atMs + range.highMs - nowMs;
  if (next.highMs <= leftMs || isBoundNews({ atMs, range }, next, nowMs)) return next;
  return {
    lowMs: Math.min(next.lowMs, leftMs),
    expectedMs: Math.min(next.expectedMs, leftMs),
    highMs: leftMs,
  };
}

function isBoundNews(
  { atMs, range }: { atMs: number; range: Range },
  next: Range,
  nowMs: number,
): boolean {
  const leftMs = atMs + range.highMs - nowMs;
  if (leftMs <= 0) return true;
  const laterByMs = next.highMs - leftMs;
  return -laterByMs > Math.max(45_000, leftMs / 4) || laterByMs > Math.max(90_000, leftMs / 2);
}
