import type { Clock, Timer } from "../clock.ts";

/** More `soon` runs than this in one go is a loop, not a schedule. */
const MAX_RUNS = 1_000_000;

/** A clock that a test moves by hand: nothing runs but what the test lets run, always in the same order. */
export interface ManualClock extends Clock {
  /**
   * Moves the time forward by `ms`, running every timer that falls due at its own moment, in order of due time and then of setting.
   * What asked for `soon` runs before the next timer. Promises do not move: see `advanceAndSettle`.
   */
  advance(ms: number): void;
  /** Runs what asked for `soon`, and what that asked for, until nothing is left. */
  drain(): void;
  /** `drain`, and every promise that can go on goes on, until neither has anything left. */
  settle(): Promise<void>;
  /** `advance`, settling before the first timer and after each. */
  advanceAndSettle(ms: number): Promise<void>;
  /** Timers set, not yet run and not cancelled: 0 shows that whatever was closed undid all of it. */
  pendingTimers(): number;
}

interface Entry {
  readonly dueMs: number;
  readonly run: () => void;
  isCancelled: boolean;
}

/** Makes a manual clock that stands at `startMs` (default: the morning of 1 January 2026, UTC). */
export function manualClock(startMs = Date.UTC(2026, 0, 1, 9)): ManualClock {
  let nowMs = startMs;
  /** Sorted by due time; what was set later stands behind what is due at the same time. */
  const timers: Entry[] = [];
  let soon: (() => void)[] = [];

  function after(ms: number, run: () => void): Timer {
    const entry = { dueMs: nowMs + Math.max(0, ms), run, isCancelled: false };
    timers.splice(firstAfter(timers, entry.dueMs), 0, entry);
    return {
      cancel() {
        entry.isCancelled = true;
      },
    };
  }

  function drain(): void {
    for (let runs = 0; soon.length > 0;) {
      const batch = soon;
      soon = [];
      for (const run of batch) {
        runs += 1;
        if (runs > MAX_RUNS) throw new Error(`soon was asked for ${MAX_RUNS} times without rest`);
        run();
      }
    }
  }

  /** Runs the next timer due at `untilMs` or before; false when there is none. */
  function runNext(untilMs: number): boolean {
    while (timers[0]?.isCancelled === true) timers.shift();
    const next = timers[0];
    if (next === undefined || next.dueMs > untilMs) return false;
    timers.shift();
    nowMs = Math.max(nowMs, next.dueMs);
    next.run();
    return true;
  }

  async function settle(): Promise<void> {
    do {
      drain();
      await everyPromise();
    } while (soon.length > 0);
  }

  return {
    nowMs: () => nowMs,
    after,
    soon(run) {
      soon.push(run);
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      drain();
      while (runNext(untilMs)) drain();
      nowMs = untilMs;
    },
    drain,
    settle,
    async advanceAndSettle(ms) {
      const untilMs = nowMs + ms;
      await settle();
      while (runNext(untilMs)) await settle();
      nowMs = untilMs;
    },
    pendingTimers: () => timers.filter((entry) => !entry.isCancelled).length,
  };
}

/** Index of the first entry due after `dueMs`. */
function firstAfter(timers: readonly Entry[], dueMs: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timers[middle]?.dueMs ?? 0) > dueMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Resolves in the next turn of Node's event loop: by then every promise that could go on has. */
function everyPromise(): Promise<void> {
  // This folder is compiled without Node's types, but it only ever runs in Node.
  const node = globalThis as unknown as { setImmediate(run: () => void): void };
  return new Promise((resolve) => node.setImmediate(resolve));
}
