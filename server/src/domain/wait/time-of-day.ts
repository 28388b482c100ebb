export const DAY_MS = 86_400_000;

/** Milliseconds since the last local midnight; of a clock, not of the sun: a day is 24 hours. */
export function timeOfDay(atMs: number): number {
  return ((atMs % DAY_MS) + DAY_MS) % DAY_MS;
}

/** How far two moments lie apart on the face of the clock, in ms: at most 12 h. */
export function clockDistance(oneMs: number, otherMs: number): number {
  const apart = Math.abs(timeOfDay(oneMs) - timeOfDay(otherMs));
  return Math.min(apart, DAY_MS - apart);
}

/** The number of the local day. */
export function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS);
}
