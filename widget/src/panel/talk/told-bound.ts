import type { ToldQueue } from "./told-queue.ts";

/** When the wait is over at the latest, as the visitor was told last. */
export interface ToldBound {
  readonly wait: string;
  readonly atMs: number;
  /** By the server's clock. */
  readonly endMs: number;
  /** It is later than the one told before: that must be said in words, not by a number that grows (W3). */
  readonly isLater: boolean;
}

/**
 * The bound told now. One that is told again is the same; without a range the last one stays, for the next to be measured by. Another
 * conversation, another wait in the same one, or another line begins anew.
 */
export function toldBound(last: ToldBound | undefined, moved: ToldQueue): ToldBound | undefined {
  const { conversationId, joinedAtMs, movedAtMs, atMs, range } = moved;
  const wait = `${conversationId} ${joinedAtMs} ${movedAtMs}`;
  const before = last?.wait === wait ? last : undefined;
  if (range === null || before?.atMs === atMs) return before;
  const endMs = atMs + range.highMs;
  return { wait, atMs, endMs, isLater: before !== undefined && endMs > before.endMs };
}
