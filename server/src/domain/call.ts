import type { CallOutcome } from "@presently/shared/protocol";
import { type Hours, spanAt } from "./hours.ts";

/** So often a number is tried; after that nobody is called any more (PH3). */
export const MAX_CALL_TRIES = 3;
const HOUR_MS = 3_600_000;

/**
 * By when a call is due that is promised within `withinMs`: where the department is closed in between, not sooner than an hour after it opens again, or
 * at that day's closing if that comes first (PH1). Nobody is called beside the hours. Epoch ms; `hours` null = always open.
 */
export function callDueAtMs(hours: Hours | null, nowMs: number, withinMs: number): number {
  const dueAtMs = nowMs + withinMs;
  const span = spanAt(hours, dueAtMs);
  if (span === null || span.startMs <= nowMs) return dueAtMs;
  return Math.max(dueAtMs, Math.min(span.startMs + HOUR_MS, span.endMs ?? Infinity));
}

/** What is left of a call after one more try: when it is due again; null = it is no longer owed (PH3). */
export function dueAfterTry(outcome: CallOutcome, tries: number, againAtMs: number): number | null {
  return outcome === "noAnswer" && tries < MAX_CALL_TRIES ? againAtMs : null;
}
