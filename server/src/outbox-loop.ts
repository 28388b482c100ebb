import type { Clock, Timer } from "@presently/shared/clock";

/** How many letters of one outbox are under way at once, where it says nothing else: a server that answers slowly holds up this many, and nothing else. */
const MAX_UNDER_WAY = 4;
/** After a commit the outbox is looked at within this time; many commits are one look. */
const LOOK_WITHIN_MS = 1_000;
/** When the database could not be asked, it is asked again after this. */
const RETRY_MS = 5_000;
/** What is no longer needed is deleted this often; the outbox is looked at as often at least. */
const TIDY_EVERY_MS = 3_600_000;
/** What is under way when the server stops is given this long to end well. */
const FAREWELL_MS = 2_000;

export interface OutboxLoopOptions<Ref> {
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
  /** What is sent, for the log: "mail". */
  readonly what: string;
  /** How many are under way at once, where four are too few. */
  readonly mostUnderWay?: number;
  nameOf(ref: Ref): string;
  /** What may go by now, the most urgent first. */
  due(nowMs: number): Promise<readonly Ref[]>;
  /** When the next one is due; undefined where none waits. */
  earliestMs(): Promise<number | undefined>;
  /** Takes one, sends it and writes down what became of it. `leaving` is aborted when the server stops and will not wait any longer. */
  deliver(ref: Ref, leaving: AbortSignal): Promise<void>;
  /** Deletes what is no longer needed. */
  tidy(): Promise<void>;
}

/** Looks after an outbox beside the message path. */
export interface OutboxLoop {
  /** Something was committed. To be called after every commit, and once at the start; it only sets a timer. */
  wake(): void;
  /** Begins nothing more and lets what is under way end, for a moment; twice without harm. */
  close(): Promise<void>;
}

/** One loop for an outbox: it looks at what is due, and has some of it delivered at a time. The rows are the truth: a restart forgets nothing. */
export function createOutboxLoop<Ref>(options: OutboxLoopOptions<Ref>): OutboxLoop {
  const { clock, log, what, nameOf, mostUnderWay = MAX_UNDER_WAY } = options;
  const underWay = new Map<string, Promise<void>>();
  const leaving = new AbortController();
  let timer: { readonly atMs: number; readonly timer: Timer } | undefined;
  let tidiedAtMs = -Infinity;
  let isLooking = false;
  let isClosed = false;

  function lookIn(ms: number): void {
    const atMs = clock.nowMs() + Math.min(ms, TIDY_EVERY_MS);
    if (isClosed || (timer !== undefined && timer.atMs <= atMs)) return;
    timer?.timer.cancel();
    timer = { atMs, timer: clock.after(atMs - clock.nowMs(), look) };
  }

  function look(): void {
    timer = undefined;
    if (isClosed) return;
    // Asked for while it looks: what was committed since may have been missed.
    if (isLooking) return lookIn(LOOK_WITHIN_MS);
    isLooking = true;
    takeDue()
      .catch((error: unknown) => {
        log.warn({ err: error, what }, "the outbox could not be read");
        lookIn(RETRY_MS);
      })
      .finally(() => {
        isLooking = false;
      });
  }

  async function takeDue(): Promise<void> {
    if (underWay.size >= mostUnderWay) return; // the first that ends looks again
    const nowMs = clock.nowMs();
    const due = (await options.due(nowMs)).filter((ref) => !underWay.has(nameOf(ref)));
    for (const ref of due.slice(0, mostUnderWay - underWay.size)) begin(ref);
    if (underWay.size >= mostUnderWay) return;
    if (due.length === 0 && nowMs - tidiedAtMs >= TIDY_EVERY_MS) {
      tidiedAtMs = nowMs;
      await options.tidy();
    }
    const dueAtMs = (await options.earliestMs()) ?? Infinity;
    lookIn(Math.max(LOOK_WITHIN_MS, dueAtMs - clock.nowMs()));
  }

  function begin(ref: Ref): void {
    if (isClosed) return;
    const done = options
      .deliver(ref, leaving.signal)
      .then(
        () => 0,
        (error: unknown) => {
          log.warn({ err: error, what }, "what became of it could not be written down");
          return RETRY_MS;
        },
      )
      .then((againMs) => {
        underWay.delete(nameOf(ref));
        lookIn(againMs);
      });
    underWay.set(nameOf(ref), done);
  }

  return {
    wake: () => lookIn(LOOK_WITHIN_MS),
    async close() {
      isClosed = true;
      timer?.timer.cancel();
      const farewell = clock.after(FAREWELL_MS, () => leaving.abort());
      await Promise.all(underWay.values());
      farewell.cancel();
    },
  };
}
