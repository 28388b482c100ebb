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
  const boundAtMs = shown.atMs + shown.range.highMs;
  if (nowMs >= shown.atMs + shown.range.expectedMs || nowMs >= boundAtMs) return true;
  const leftMs = boundAtMs - nowMs;
  const laterByMs = nowMs + next.range.highMs - boundAtMs;
  return -laterByMs > Math.max(45_000, leftMs / 4) || laterByMs > Math.max(90_000, leftMs / 2);
}
