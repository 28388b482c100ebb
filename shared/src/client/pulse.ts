import type { Clock, Timer } from "../clock.ts";

/** A connection that is not open and welcomed after this long is given up. */
const OPEN_WITHIN_MS = 15_000;
/** When a page wakes, an open connection has this long to show that it lives. */
const PROOF_OF_LIFE_MS = 5_000;

/** The heartbeat of one connection after another (P5, R17). */
export interface Pulse {
  /** A connection is being opened: it has a while to be welcomed. */
  open(): void;
  /** It is welcomed: from now on `ping` every `sendEveryMs`, and `silent` after `deadAfterMs` without `heard`. */
  start(sendEveryMs: number, deadAfterMs: number): void;
  /** A sign of life: `silent` when the connection should have been given up before it came, had the page not slept. */
  heard(): void;
  /** Asks for a sign of life now: `silent` when none comes within 5 s. */
  prove(): void;
  stop(): void;
}

export function createPulse(clock: Clock, ping: () => void, silent: () => void): Pulse {
  let beating: Timer | undefined;
  let watching: Timer | undefined;
  let proving: Timer | undefined;
  let lastHeardMs = 0;
  let openUntilMs = 0;

  function beat(everyMs: number): void {
    beating = clock.after(everyMs, () => {
      ping();
      beat(everyMs);
    });
  }

  /** One timer that is set again for the rest when something was heard meanwhile. */
  function watch(deadAfterMs: number): void {
    watching = clock.after(lastHeardMs + deadAfterMs - clock.nowMs(), () => {
      if (clock.nowMs() - lastHeardMs >= deadAfterMs) silent();
      else watch(deadAfterMs);
    });
  }

  function stop(): void {
    for (const timer of [beating, watching, proving]) timer?.cancel();
  }

  return {
    open() {
      stop();
      openUntilMs = clock.nowMs() + OPEN_WITHIN_MS;
      watching = clock.after(OPEN_WITHIN_MS, silent);
    },
    start(sendEveryMs, deadAfterMs) {
      stop();
      openUntilMs = Infinity;
      beat(sendEveryMs);
      watch(deadAfterMs);
    },
    heard() {
      lastHeardMs = clock.nowMs();
      proving?.cancel();
      if (lastHeardMs > openUntilMs) silent();
    },
    prove() {
      ping();
      proving?.cancel();
      proving = clock.after(PROOF_OF_LIFE_MS, silent);
    },
    stop,
  };
}
