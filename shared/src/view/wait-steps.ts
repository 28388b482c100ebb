/** The minutes a wait is told in. A range is rounded outwards to them, so that a shown bound is never earlier than the announced one. */
const STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];
const MINUTE_MS = 60_000;

/** A wait as it is told, to the visitor and to the agent alike: minutes on the steps, or what is said instead. */
export type ToldWait =
  | { readonly kind: "lessThanMinute" | "moreThanHour" | "overdue" }
  | { readonly kind: "about" | "upTo"; readonly minutes: number }
  | { readonly kind: "between"; readonly low: number; readonly high: number };

/** The latest that words say, in ms from when they are read; Infinity where they name no end. What a promise is held to (W16). */
export function latestOf(told: ToldWait): number {
  switch (told.kind) {
    case "overdue":
      return 0;
    case "lessThanMinute":
      return MINUTE_MS;
    case "moreThanHour":
      return Infinity;
    case "about":
    case "upTo":
      return told.minutes * MINUTE_MS;
    case "between":
      return told.high * MINUTE_MS;
  }
}

/** Rounds what is left of a range; both ends in ms from now. */
export function roundWait(lowMs: number, highMs: number): ToldWait {
  if (highMs <= 0) return { kind: "overdue" };
  if (highMs <= MINUTE_MS) return { kind: "lessThanMinute" };
  const high = STEPS.find((step) => step * MINUTE_MS >= highMs);
  if (high === undefined) return { kind: "moreThanHour" };
  const low = STEPS.filter((step) => step * MINUTE_MS <= lowMs).at(-1);
  if (low === undefined) return { kind: "upTo", minutes: high };
  return high - low <= 1 ? { kind: "about", minutes: high } : { kind: "between", low, high };
}
