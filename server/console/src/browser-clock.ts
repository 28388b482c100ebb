import type { Clock } from "@presently/shared/clock";

/** The page's clock: wall time at its start plus monotonic time, so that a stepped wall clock changes no countdown (R50). */
export const browserClock: Clock = {
  nowMs: () => Math.round(performance.timeOrigin + performance.now()),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (run) => void setTimeout(run, 0),
};
