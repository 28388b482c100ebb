import type { EffortAnswer } from "@presently/shared/protocol";

/** Put aside, a reminder comes back after half an hour. */
export const REMIND_AGAIN_MS = 30 * 60_000;

/**
 * After how long at work somebody is to be reminded of a pause now; undefined = they are not (LP2). Not how long it is by now: what is
 * read aloud must not change every minute.
 */
export function pauseDue(
  { workSinceMs, pauseFromMs }: EffortAnswer,
  laterFromMs: number | undefined,
  nowMs: number,
): number | undefined {
  if (workSinceMs === null || pauseFromMs === null || nowMs < pauseFromMs) return undefined;
  if (laterFromMs !== undefined && nowMs < laterFromMs + REMIND_AGAIN_MS) return undefined;
  return pauseFromMs - workSinceMs;
}
