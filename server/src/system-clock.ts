import type { Clock, Timer } from "@presently/shared/clock";

/** How fast the clock is let drift towards the wall's, per ms: a step of an hour takes 20 hours, so no deadline is met or missed by it. */
const SLEW = 0.05;
/** The longest span Node's timers take; a longer one would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Wall time at start plus monotonic time since: never runs backwards and never jumps when somebody sets the machine's clock (G10). It follows
 * the wall slowly, so that a machine that runs for months stays right. It starts at `notBeforeMs` where the wall stands earlier: then it
 * goes slowly until the wall has caught up, and time that was written down before a restart stays in the past (R50).
 */
export function systemClock(notBeforeMs = 0): Clock {
  const startedAtMs = Math.max(Date.now(), notBeforeMs) - performance.now();
  let correctionMs = 0;
  let correctedAtMs = performance.now();

  function nowMs(): number {
    const monotonicMs = performance.now();
    const aheadMs = Date.now() - (startedAtMs + monotonicMs + correctionMs);
    const mayMs = (monotonicMs - correctedAtMs) * SLEW;
    correctionMs += Math.max(-mayMs, Math.min(mayMs, aheadMs));
    correctedAtMs = monotonicMs;
    return Math.floor(startedAtMs + monotonicMs + correctionMs);
  }

  return {
    nowMs,
    after(ms: number, run: () => void): Timer {
      const timer = setTimeout(run, Math.min(Math.max(ms, 0), MAX_TIMER_MS));
      return { cancel: () => clearTimeout(timer) };
    },
    soon: (run) => void setImmediate(run),
  };
}
