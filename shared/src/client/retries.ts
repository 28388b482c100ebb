import type { Clock, Timer } from "../clock.ts";
import { backOffMs, LONGEST_IN_RESTART_MS } from "./back-off.ts";

/** On a hint the try comes within this long (R19). */
const HINT_JITTER_MS = 1_000;
/** Tries made for a hint are at least this far apart. */
const HINT_REST_MS = 5_000;
/** How long a server that said it would restart is expected back soon; then it is like any that is gone. */
const RESTART_MS = 60_000;

/** When to try again (P14, R19). */
export interface Retries {
  /** Sets the next try after a loss and says when it comes; a connection that had lasted starts the back-off anew. */
  schedule(hadLasted: boolean): number;
  /** The browser says that it may be worth it: brings the next try nearer and says when it comes; undefined = it stays. */
  hint(): number | undefined;
  /** The server asks not to be tried before so many ms are over. */
  notWithin(ms: number): void;
  /** The server restarts and asks to come back after so many ms: from then on it is tried often, for a while (G12). */
  restarting(returnAfterMs: number): void;
  /** A person's act: the back-off starts anew. */
  forget(): void;
  stop(): void;
}

export function createRetries(clock: Clock, random: () => number, retry: () => void): Retries {
  /** Tries in a row without a connection that lasted. */
  let attempt = 0;
  let notBeforeMs = 0;
  let restartUntilMs = -Infinity;
  let lastHintMs = -Infinity;
  let atMs = 0;
  let timer: Timer | undefined;

  function tryIn(ms: number): number {
    timer?.cancel();
    timer = clock.after(ms, retry);
    atMs = clock.nowMs() + ms;
    return atMs;
  }

  return {
    schedule(hadLasted) {
      if (hadLasted) attempt = 0;
      attempt += 1;
      const nowMs = clock.nowMs();
      const longestMs = nowMs < restartUntilMs ? LONGEST_IN_RESTART_MS : undefined;
      return tryIn(Math.max(backOffMs(attempt - 1, random, longestMs), notBeforeMs - nowMs));
    },
    hint() {
      const nowMs = clock.nowMs();
      const isTooSoon = nowMs - lastHintMs < HINT_REST_MS || notBeforeMs > nowMs;
      if (isTooSoon || atMs - nowMs <= HINT_JITTER_MS) return undefined;
      lastHintMs = nowMs;
      return tryIn(random() * HINT_JITTER_MS);
    },
    notWithin(ms) {
      notBeforeMs = clock.nowMs() + ms;
    },
    restarting(returnAfterMs) {
      notBeforeMs = clock.nowMs() + returnAfterMs;
      restartUntilMs = notBeforeMs + RESTART_MS;
    },
    forget() {
      attempt = 0;
    },
    stop() {
      timer?.cancel();
    },
  };
}
