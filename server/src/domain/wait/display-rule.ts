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
  /** The bound if it is to be changed: at least the range's own. */
  readonly firmHighMs: number;
  /** A slot is free for her: what is left of a longer bound is told no more (W8). */
  readonly isFree: boolean;
}

/** Nobody is told something new more often than this, once they were told anything. */
const MIN_GAP_MS = 15_000;

/**
 * Whether a new range is to be told (W3). What was told counts down by itself, so a number that is only a little better is no news: told
 * anew only when the expectation or the bound has run out, when the bound comes earlier by more than 45 s and a quarter of what is left, or
 * later by more than 90 s and half of it; when a slot is free and more is left than is told of one (W8); and when a range turns into a refusal
 * or back. Why: an accurate number must not jump.
 */
export function isNews(shown: Shown | null, next: Tellable, nowMs: number): boolean {
  if (shown === null) return true;
  if (nowMs - shown.atMs < MIN_GAP_MS) return false;
  if (shown.range === null || next.range === null) return shown.refusal !== next.refusal;
  if (nowMs >= shown.atMs + shown.range.expectedMs) return true;
  return isBoundNews(boundLeft(shown.atMs, shown.range, nowMs), next.range, next);
}

/**
 * What is told when there is news (W3): the new range, and as its bound one that holds more often than a first one. While the bound that was
 * promised need not move, only the expectation does, below it. Why: a promise is put off for a reason, not because a smaller number ran out;
 * and to be told twice that it takes longer, or that it is soon and then that it is not, is worse than to be told once.
 */
export function rangeToTell(shown: Shown | null, next: Tellable, nowMs: number): Range | null {
  const { range, firmHighMs, isFree } = next;
  if (range === null || shown === null || shown.range === null) return range;
  const leftMs = boundLeft(shown.atMs, shown.range, nowMs);
  if (isBoundNews(leftMs, range, next)) {
    return isFree ? range : { ...range, highMs: Math.max(range.highMs, firmHighMs) };
  }
  return {
    lowMs: Math.min(range.lowMs, leftMs),
    expectedMs: Math.min(range.expectedMs, leftMs),
    highMs: leftMs,
  };
}

function boundLeft(atMs: number, { highMs }: Range, nowMs: number): number {
  return atMs + highMs - nowMs;
}

function isBoundNews(
  leftMs: number,
  { highMs }: Range,
  { firmHighMs, isFree }: Pick<Tellable, "firmHighMs" | "isFree">,
): boolean {
  if (leftMs <= 0 || (isFree && leftMs > highMs)) return true;
  const earlierByMs = leftMs - Math.max(highMs, firmHighMs);
  return (
    earlierByMs > Math.max(45_000, leftMs / 4) || highMs - leftMs > Math.max(90_000, leftMs / 2)
  );
}
