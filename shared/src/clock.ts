/** A timer that was set; cancelling twice does no harm. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time. `nowMs` is epoch milliseconds that never run backwards within a process (wall time at start plus monotonic
 * time); `after` runs once, later; `soon` runs in the next turn of the event loop. Tests hand in one that they move by hand.
 */
export interface Clock {
  nowMs(): number;
  after(ms: number, run: () => void): Timer;
  soon(run: () => void): void;
}
