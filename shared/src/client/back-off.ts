/** First and longest span of the back-off, in ms (R19). */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** The longest span while a server that said it would restart is expected back (G12). */
export const LONGEST_IN_RESTART_MS = 3_000;

/**
 * How long to wait before try number `attempt` (0 = the first after a loss), in ms: drawn evenly from 0 to a span that doubles from 0.5 s
 * to 30 s ("full jitter"), so that a thousand clients that lost one server do not come back in one wave (R19). `random` gives [0, 1).
 */
export function backOffMs(
  attempt: number,
  random: () => number,
  longestMs: number = LONGEST_MS,
): number {
  return random() * Math.min(longestMs, FIRST_MS * 2 ** Math.min(attempt, 16));
}
