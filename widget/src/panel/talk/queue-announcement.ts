import type { ToldQueue } from "./told-queue.ts";
import { toldWait } from "./wait-words.ts";

/** The place and the wait are spoken so often at most, unless the visitor has just joined. */
export const QUEUE_EVERY_MS = 60_000;

/** In a line that the visitor has just moved to, the time is known within so long: nothing is spoken without it before. */
const JUST_MOVED_MS = 5_000;

/** What was spoken last. */
export interface Announced {
  /** The conversation, and since when it stands in that line. */
  readonly wait: string;
  readonly place: number;
  readonly told: string;
  readonly atMs: number;
}

/**
 * Whether the line is to be spoken now: on joining it, or another, then when the place, the told range or the opening has changed, once a minute at most. Undefined =
 * nothing to say. Pure; `nowMs` is the server's clock.
 */
export function queueAnnouncement(
  last: Announced | undefined,
  moved: ToldQueue,
  nowMs: number,
): Announced | undefined {
  const { conversationId, movedAtMs, place } = moved;
  const wait = `${conversationId} ${movedAtMs}`;
  const told = JSON.stringify([toldWait(moved, nowMs) ?? moved.refusal, moved.opensAtMs]);
  const isUntold = moved.range === null && moved.refusal === null;
  if (movedAtMs !== undefined && isUntold && nowMs - movedAtMs < JUST_MOVED_MS) return undefined;
  const now = { wait, place, told, atMs: nowMs };
  if (last?.wait !== wait) return now;
  if (last.place === place && last.told === told) return undefined;
  return nowMs - last.atMs >= QUEUE_EVERY_MS ? now : undefined;
}
