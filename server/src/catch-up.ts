import type { Clock, Timer } from "@presently/shared/clock";

/** Something kept up with what happens, behind those who wait for an answer. */
export interface CatchUp {
  /** Sees that something has happened. */
  hear(): void;
  start(): void;
  /** Lets what was begun end, and stops; twice without harm. */
  close(): Promise<void>;
}

/** What is done in one turn, and when the next is. Times in ms. */
export interface CatchUpOptions {
  readonly clock: Clock;
  /** One turn of the work; answers whether there is more. */
  readonly turn: (isClosed: () => boolean) => Promise<boolean>;
  readonly firstMs: number;
  /** So long after something has happened. */
  readonly heardMs: number;
  /** While there is more, the desk has its turn in between. */
  readonly nextMs: number;
  /** After a failure. */
  readonly againMs: number;
  /** What is looked for also when nothing is heard; without it nothing is. */
  readonly idleMs?: number;
  readonly log: { warn(fields: object, message: string): void };
  /** What is logged of a failure. */
  readonly failed: string;
}

/** One turn at a time, the next one set when it is over; of two times the earlier counts. A failure is only put off. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { clock, turn, nextMs, againMs, idleMs, log } = options;
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
    // What is under way has read how far the stream goes before this was asked for.
    if (underWay !== undefined) return lookIn(nextMs);
    underWay = turn(() => isClosed)
      .then((hasMore) => {
        if (hasMore) lookIn(nextMs);
        else if (idleMs !== undefined) lookIn(idleMs);
      })
      .catch((error: unknown) => {
        if (isClosed) return;
        log.warn({ err: error }, options.failed);
        lookIn(againMs);
      })
      .finally(() => {
        underWay = undefined;
      });
  }

  return {
    hear: () => lookIn(options.heardMs),
    start: () => lookIn(options.firstMs),
    async close() {
      isClosed = true;
      timer?.cancel();
      await underWay;
    },
  };
}
