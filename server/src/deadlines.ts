import type { Clock, Timer } from "@presently/shared/clock";
import type { SystemCommand } from "./desk/system.ts";
import type { Flush } from "./store/flush.ts";
import { all, one } from "./store/script.ts";
import { dueDeadlines, earliestDeadline } from "./store/statements/deadlines.ts";

/** The longest a timer is set for: a span of 25 days or more would fire at once (D4). */
const MAX_TIMER_MS = 3_600_000;
/** When the database could not be asked or a deadline could not be fired, it is tried again after this. */
const RETRY_MS = 1000;

export interface DeadlinesOptions {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "read">;
  readonly asSystem: (command: SystemCommand) => Promise<unknown>;
  readonly log: { warn(fields: { err: unknown }, message: string): void };
}

/** The one timer for everything that falls due. */
export interface Deadlines {
  /** Something was committed: the earliest deadline may be another. To be called after every commit, and once at the start. */
  wake(): void;
  /** Fires nothing more; twice without harm. */
  close(): void;
}

/**
 * Turns the earliest deadline row into a timer (D4). The rows are the truth: a restart forgets nothing, and a timer that was set too early or
 * for a deadline that moved only looks again. Firing is an ordinary command, which takes the row and checks the state (D3).
 */
export function createDeadlines(options: DeadlinesOptions): Deadlines {
  const { desk, clock, store, asSystem, log } = options;
  let timer: Timer | undefined;
  let isClosed = false;
  let isLooking = false;
  let isAskedAgain = false;

  /** Looks at the earliest row; whoever wakes it meanwhile has it look once more. */
  function wake(): void {
    if (isClosed) return;
    if (isLooking) {
      isAskedAgain = true;
      return;
    }
    isLooking = true;
    look()
      .catch((error: unknown) => {
        log.warn({ err: error }, "deadlines could not be looked at");
        setTimer(RETRY_MS);
      })
      .finally(() => {
        isLooking = false;
        if (!isAskedAgain) return;
        isAskedAgain = false;
        wake();
      });
  }

  async function look(): Promise<void> {
    const earliest = await store.read(() => one(earliestDeadline, { desk }));
    if (earliest === undefined) return setTimer(undefined);
    const inMs = earliest.dueAtMs - clock.nowMs();
    if (inMs > 0) return setTimer(Math.min(inMs, MAX_TIMER_MS));
    setTimer((await fireDue()) ? 0 : RETRY_MS);
  }

  /** Fires what is due, at most a hundred at once, each by itself; false when one of them failed. */
  async function fireDue(): Promise<boolean> {
    const due = await store.read(() => all(dueDeadlines, { desk, nowMs: clock.nowMs() }));
    const fired = await Promise.allSettled(
      due.map(({ kind, subject }) => asSystem({ type: "deadline.fire", kind, subject })),
    );
    const failed = fired.filter((result) => result.status === "rejected");
    for (const { reason } of failed) log.warn({ err: reason }, "a deadline could not be fired");
    return failed.length === 0;
  }

  function setTimer(inMs: number | undefined): void {
    timer?.cancel();
    timer = inMs === undefined || isClosed ? undefined : clock.after(inMs, wake);
  }

  return {
    wake,
    close() {
      isClosed = true;
      setTimer(undefined);
    },
  };
}
