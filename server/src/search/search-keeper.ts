import type { Clock, Timer } from "@presently/shared/clock";
import type { Flush } from "../store/flush.ts";
import type { Script } from "../store/script.ts";
import type { Recorded } from "../store/stored-event.ts";

/** What is written can be found a second later. */
const AFTER_MS = 1_000;
/** While older things are still put into the index, the desk has its turn in between. */
const NEXT_MS = 50;
/** After a failure, and now and then: what is known of a visitor can change without an event. */
const AGAIN_MS = 30_000;

export interface SearchKeeper {
  /** Sees that something has happened; the index follows within a second. */
  hear(): void;
  start(): void;
  /** Lets what was begun end, and stops; twice without harm. */
  close(): Promise<void>;
}

/**
 * Keeps the search index up with the stream (SE5), a page at a time and by the one writer, behind those who wait for an answer: to post a message
 * costs what it did.
 */
export function createSearchKeeper(options: {
  readonly clock: Clock;
  readonly store: Pick<Flush, "submit">;
  readonly indexPage: () => Script<Recorded<boolean>>;
  readonly log: { warn(fields: object, message: string): void };
}): SearchKeeper {
  const { clock, store, indexPage, log } = options;
  let timer: Timer | undefined;
  let dueMs = Infinity;
  let isClosed = false;
  let underWay: Promise<void> | undefined;

  function lookIn(ms: number): void {
    const wantedMs = clock.nowMs() + ms;
    if (isClosed || dueMs <= wantedMs) return;
    timer?.cancel();
    dueMs = wantedMs;
    timer = clock.after(ms, () => {
      dueMs = Infinity;
      look();
    });
  }

  function look(): void {
    // What is under way looks again by itself.
    if (underWay !== undefined) return lookIn(NEXT_MS);
    underWay = store
      .submit(indexPage)
      .then((hasMore) => lookIn(hasMore ? NEXT_MS : AGAIN_MS))
      .catch((error: unknown) => {
        if (isClosed) return;
        log.warn({ err: error }, "the search index could not be written");
        lookIn(AGAIN_MS);
      })
      .finally(() => {
        underWay = undefined;
      });
  }

  return {
    hear: () => lookIn(AFTER_MS),
    start: () => lookIn(AFTER_MS),
    async close() {
      isClosed = true;
      timer?.cancel();
      await underWay;
    },
  };
}
