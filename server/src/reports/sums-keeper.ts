import type { Clock } from "@presently/shared/clock";
import { type CatchUp, createCatchUp } from "../catch-up.ts";
import type { Flush } from "../store/flush.ts";
import type { CountedDays } from "./count-days.ts";
import { forgetDay, keepCounted, keepDay, keepWork } from "./keep-days.ts";

/** A report is a minute old at most, a little more where there is much to count. */
const EVERY_MS = 60_000;
/** While older events are still to be counted, the machine is left alone in between. */
const NEXT_MS = 500;
const FIRST_MS = 2_000;

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
}): CatchUp {
  const { desk, clock, store, count, log } = options;

  /** Counts once, and keeps what was counted; answers whether there is more. */
  async function turn(isClosed: () => boolean): Promise<boolean> {
    const uptoMs = clock.nowMs();
    const { days, work, uptoSeq, isWhole, isFresh, basis } = await count();
    while (isFresh && (await store.submit(() => forgetDay(desk)))) if (isClosed()) return false;
    for (const day of days) {
      if (isClosed()) return false;
      await store.submit(() => keepDay(desk, day));
    }
    await store.submit(() => keepWork(desk, work));
    const counted = { uptoSeq, uptoMs: isWhole ? uptoMs : null, basis };
    await store.submit(() => keepCounted(desk, counted));
    return !isWhole;
  }

  return createCatchUp({
    clock,
    turn,
    firstMs: FIRST_MS,
    heardMs: EVERY_MS,
    nextMs: NEXT_MS,
    againMs: EVERY_MS,
    log,
    failed: "the figures could not be counted",
  });
}
