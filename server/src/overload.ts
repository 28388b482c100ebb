import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Clock } from "@presently/shared/clock";
import { Gauge, type Registry } from "prom-client";

export interface OverloadLimits {
  readonly overloadLagMs: number;
  readonly overloadForMs: number;
}

/** How late the event loop has been in the mean since this was asked last, in ms. */
export type LagSampler = { sampleMs(): number; close(): void };

const LOOK_EVERY_MS = 1_000;

/**
 * Says when the server has been too slow for too long to take more connections (R23): those it has come first. One slow second is no
 * overload, and one quick one ends it.
 */
export function watchOverload(
  { overloadLagMs, overloadForMs }: OverloadLimits,
  clock: Clock,
  lag: LagSampler = eventLoopLag(),
) {
  let slowSinceMs: number | undefined;
  let lastLagMs = 0;
  let timer = clock.after(LOOK_EVERY_MS, look);

  function look(): void {
    lastLagMs = lag.sampleMs();
    const isSlow = lastLagMs > overloadLagMs;
    slowSinceMs = isSlow ? (slowSinceMs ?? clock.nowMs() - LOOK_EVERY_MS) : undefined;
    timer = clock.after(LOOK_EVERY_MS, look);
  }

  return {
    isOverloaded: () => slowSinceMs !== undefined && clock.nowMs() - slowSinceMs >= overloadForMs,
    lagMs: () => lastLagMs,
    close() {
      timer.cancel();
      lag.close();
    },
  };
}

export type Overload = ReturnType<typeof watchOverload>;

/** Puts the lag among the metrics. */
export function exportLag(overload: Overload, registry: Registry): void {
  new Gauge({
    name: "presently_event_loop_lag_mean_ms",
    help: "How late the event loop was in the mean of the last second, in ms",
    registers: [registry],
    collect() {
      this.set(overload.lagMs());
    },
  });
}

const RESOLUTION_MS = 10;

function eventLoopLag(): LagSampler {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return {
    sampleMs() {
      // No sample at all: the loop did not turn, which the next look will see. Node counts in ns and includes the resolution.
      const meanMs = histogram.count === 0 ? 0 : histogram.mean / 1e6 - RESOLUTION_MS;
      histogram.reset();
      return Math.max(0, meanMs);
    },
    close: () => void histogram.disable(),
  };
}
