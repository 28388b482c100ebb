/** The minutes that are ever told, and beyond them "more than an hour". */
const STEPS = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];
const MINUTE_MS = 60_000;

export interface Range {
  readonly lowMs: number;
  readonly highMs: number;
}

/** A range as its words have it: rounded outwards to the steps, in ms. "More than an hour" has no upper end. */
export function displayed(range: Range): Range {
  const low = STEPS.findLast((step) => step * MINUTE_MS <= range.lowMs) ?? 0;
  const high = STEPS.find((step) => step * MINUTE_MS >= range.highMs) ?? Infinity;
  return { lowMs: low * MINUTE_MS, highMs: high * MINUTE_MS };
}
