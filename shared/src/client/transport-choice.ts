import type { Clock } from "../clock.ts";

/** After this many connections that never came to be, the next transport is tried (R20). */
const FAILURES_TO_FALL_BACK = 2;
/** How long the fallback carries before the first transport is tried again. */
export const PROBE_AFTER_MS = 300_000;
/** The same, where the first transport has carried before: then it was the server that was away, not the transport. */
const PROBE_KNOWN_AFTER_MS = 10_000;

/** Which transport carries the next connection (R20): 0, the preferred one, or 1, the fallback. */
export interface TransportChoice {
  readonly current: number;
  next(): number;
  /** The connection was welcomed. */
  welcomed(): void;
  /** The connection ended without a welcome. */
  failed(): void;
  /** The preferred one is found to pass again. */
  preferFirst(): void;
  /** How long the fallback carries before the preferred one is tried beside it, in ms. */
  probeAfterMs(): number;
}

/** Begins with the preferred transport; after two failures falls back; when that fails too, or has carried for a while, tries the first again. */
export function createTransportChoice(clock: Clock, count: number): TransportChoice {
  let current = 0;
  let failures = 0;
  let fellBackAtMs = 0;
  let hasFirstCarried = false;

  return {
    get current() {
      return current;
    },
    next() {
      if (current > 0 && clock.nowMs() - fellBackAtMs >= PROBE_AFTER_MS) {
        current = 0;
        failures = FAILURES_TO_FALL_BACK - 1; // one failure leads straight back
      } else if (current === 0 && failures >= FAILURES_TO_FALL_BACK && count > 1) {
        current = 1;
        fellBackAtMs = clock.nowMs();
      }
      return current;
    },
    welcomed() {
      if (current > 0) return;
      failures = 0;
      hasFirstCarried = true;
    },
    failed() {
      if (current === 0) failures += 1;
      else fellBackAtMs = -Infinity;
    },
    preferFirst() {
      fellBackAtMs = -Infinity;
    },
    probeAfterMs: () => (hasFirstCarried ? PROBE_KNOWN_AFTER_MS : PROBE_AFTER_MS),
  };
}
