import type { Clock } from "@presently/shared/clock";
import { type CatchUp, createCatchUp } from "../catch-up.ts";
import type { Flush } from "../store/flush.ts";
import type { Script } from "../store/script.ts";
import type { Recorded } from "../store/stored-event.ts";

/** What is written can be found a second later. */
const AFTER_MS = 1_000;
/** While older things are still put into the index, the desk has its turn in between. */
const NEXT_MS = 50;
/** After a failure, and now and then: what is known of a visitor can change without an event. */
const AGAIN_MS = 30_000;

/**
 * Keeps the search index up with the stream (SE5), a page at a time and by the one writer, behind those who wait for an answer: to post a message
 * costs what it did.
 */
export function createSearchKeeper(options: {
  readonly clock: Clock;
  readonly store: Pick<Flush, "submit">;
  readonly indexPage: () => Script<Recorded<boolean>>;
  readonly log: { warn(fields: object, message: string): void };
}): CatchUp {
  const { clock, store, indexPage, log } = options;
  return createCatchUp({
    clock,
    turn: () => store.submit(indexPage),
    firstMs: AFTER_MS,
    heardMs: AFTER_MS,
    nextMs: NEXT_MS,
    againMs: AGAIN_MS,
    idleMs: AGAIN_MS,
    log,
    failed: "the search index could not be written",
  });
}
