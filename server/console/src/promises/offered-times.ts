import type { PromiseKind } from "@presently/shared/protocol";
import { onDay } from "./promised-in-words.ts";

const MINUTE = 60_000;

/** A time that is offered for a promise. */
export interface OfferedTime {
  readonly name: "halfHour" | "hour" | "endOfDay" | "tomorrow" | "twoDays" | "week";
  readonly atMs: number;
}

/**
 * What is offered for a promise without thinking, in the agent's day: the end of it only while it is more than an hour away (PM9), and for a
 * follow-up mornings of days to come, since it asks what has become of it (PM11). Epoch ms.
 */
export function offeredTimes(nowMs: number, kind: PromiseKind): OfferedTime[] {
  const tomorrow = { name: "tomorrow", atMs: onDay(nowMs, 1, 9) } as const;
  if (kind === "followUp")
    return [
      tomorrow,
      { name: "twoDays", atMs: onDay(nowMs, 2, 9) },
      { name: "week", atMs: onDay(nowMs, 7, 9) },
    ];
  const endOfDayMs = onDay(nowMs, 0, 18);
  return [
    { name: "halfHour", atMs: nextMinute(nowMs + 30 * MINUTE) },
    { name: "hour", atMs: nextMinute(nowMs + 60 * MINUTE) },
    ...(endOfDayMs > nowMs + 60 * MINUTE ? [{ name: "endOfDay", atMs: endOfDayMs } as const] : []),
    tomorrow,
  ];
}

/** A whole minute, as a clock shows it, and never sooner than what was said. */
function nextMinute(atMs: number): number {
  return Math.ceil(atMs / MINUTE) * MINUTE;
}

/** The moment that a date-and-time field says, of the agent's clock; undefined while it says none. Epoch ms. */
export function ownTimeMs(value: string): number | undefined {
  const atMs = new Date(value).getTime();
  return value === "" || Number.isNaN(atMs) ? undefined : atMs;
}
