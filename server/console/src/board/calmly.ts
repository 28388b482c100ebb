import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Clock } from "@presently/shared/clock";
import { browserClock } from "../browser-clock.ts";

/** A board is drawn anew at most four times a second, however much comes (BO5). */
export const LEAST_BETWEEN_MS = 250;

/** Runs `act` after each time something is heard: soon when it was quiet, and at most every `LEAST_BETWEEN_MS` when it is not. */
export function createCalm(clock: Pick<Clock, "nowMs" | "after">, act: () => void) {
  let timer: { cancel(): void } | undefined;
  let lastMs = -Infinity;
  return {
    hear(): void {
      timer ??= clock.after(Math.max(0, lastMs + LEAST_BETWEEN_MS - clock.nowMs()), () => {
        timer = undefined;
        lastMs = clock.nowMs();
        act();
      });
    },
    stop(): void {
      timer?.cancel();
    },
  };
}

/** What a signal holds, taken over calmly; the latest is never left out. */
export function useCalmly<Value>(source: ReadonlySignal<Value>): Value {
  const [held, setHeld] = useState(() => ({ value: source.peek() }));
  useEffect(() => {
    const calm = createCalm(browserClock, () => setHeld({ value: source.peek() }));
    const leave = source.subscribe(calm.hear);
    return () => {
      leave();
      calm.stop();
    };
  }, [source]);
  return held.value;
}
