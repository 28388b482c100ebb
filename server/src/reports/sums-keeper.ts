import type { Clock, Timer } from "@presently/shared/clock";
import type { Flush } from "../store/flush.ts";
import type { CountedDays } from "./count-days.ts";
import { forgetDay, keepCounted, keepDay } from "./keep-days.ts";

/** A report is a minute old at most, a little more where there is much to count. */
const EVERY_MS = 60_000;
/** While older events are still to be counted, the machine is left alone in between. */
const NEXT_MS = 500;
const FIRST_MS = 2_000;

export interface SumsKeeper {
  /** Sees that something has happened; the sums follow within a minute. */
  hear(): void;
  start(): void;
  /** Lets what was begun end, and stops; twice without harm. */
  close(): Promise<void>;
}

/**
 * Keeps the daily sums up with the stream (RP7): counting reads on a thread of its own; what it found is written here, a day at a time, by
 * the one writer. Each write is a handful of rows, and where it stopped is written last, so a server that is killed goes on from there.
 */
export function createSumsKeeper(options: {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "submit">;
  readonly count: () => Promise<CountedDays>;
  readonly log: { warn(fields: object, message: string): void };
}): SumsKeeper {
  const { desk, clock, store, count, log } = options;
  let timer: Timer | undefined;
  let isClosed = false;
  let underWay: Promise<void> | undefined;

  async function countOnce(): Promise<boolean> {
    const uptoMs = clock.nowMs();
    const { days, uptoSeq, isWhole, isFresh, basis } = await count();
    while (isFresh && (await store.submit(() => forgetDay(desk)))) if (isClosed) return true;
    for (const day of days) {
      if (isClosed) return true;
      await store.submit(() => keepDay(desk, day));
    }
    const counted = { uptoSeq, uptoMs: isWhole ? uptoMs : null, basis };
    await store.submit(() => keepCounted(desk, counted));
    return isWhole;
  }

  function after(ms: number): void {
    if (isClosed) return;
    timer?.cancel();
    timer = clock.after(ms, () => {
      timer = undefined;
      look();
    });
  }

  function look(): void {
    // What is under way has read how far the stream goes before this was asked for.
    if (underWay !== undefined) return after(NEXT_MS);
    underWay = countOnce()
      .then((isWhole) => {
        if (!isWhole) after(NEXT_MS);
      })
      .catch((error: unknown) => {
        if (isClosed) return;
        log.warn({ err: error }, "the figures could not be counted");
        after(EVERY_MS);
      })
      .finally(() => {
        underWay = undefined;
      });
  }

  return {
    hear() {
      if (timer === undefined) after(EVERY_MS);
    },
    start: () => after(FIRST_MS),
    async close() {
      isClosed = true;
      timer?.cancel();
      await underWay;
    },
  };
}
