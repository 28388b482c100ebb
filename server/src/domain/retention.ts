const DAY_MS = 24 * 3_600_000;

/** What ended before this has been kept for so many days (KD1); undefined where it is kept for ever. Epoch ms. */
export function eraseBeforeMs(keepDays: number, nowMs: number): number | undefined {
  return keepDays === 0 ? undefined : nowMs - keepDays * DAY_MS;
}
