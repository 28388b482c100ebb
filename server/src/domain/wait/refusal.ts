import type { Refusal } from "./answer.ts";

const MINUTE = 60_000;
/** Fewer chats than this have ended: any number would be the prior's, not the desk's. */
export const MIN_CHATS_ENDED = 3;
/** With nobody there, the return of somebody is waited for at most this long, in the median. */
const MAX_RETURN_MS = 30 * MINUTE;
/** A wait with a median beyond this is refused: leave a message instead. */
export const MAX_MEDIAN_MS = 60 * MINUTE;

export interface RefusalFacts {
  /** A slot is free for this visitor now. */
  readonly isNext: boolean;
  /** Somebody is there who serves the line. */
  readonly hasAgents: boolean;
  /** When nobody is: the median time until somebody is back. */
  readonly returnMs: number;
  readonly medianMs: number;
  readonly chatsEnded: number;
}

/**
 * Why no time is told, or null: nobody is there and nobody will be within half an hour (in the median); the wait is rather over an hour
 * than under it; nothing is known of the desk yet. A free slot is never refused, and a long wait is none: its range is told. (W1)
 */
export function refusalFor(facts: RefusalFacts): Refusal | null {
  if (facts.isNext) return null;
  if (!facts.hasAgents && !(facts.returnMs <= MAX_RETURN_MS)) return "nobodyAvailable";
  if (!(facts.medianMs <= MAX_MEDIAN_MS)) return "tooLong";
  if (facts.chatsEnded < MIN_CHATS_ENDED) return "tooLittleHistory";
  return null;
}
