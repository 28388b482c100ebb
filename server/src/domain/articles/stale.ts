const DAY_MS = 24 * 3_600_000;

/** Whether nobody has looked at an article for longer than the site lets it stand: it may not be true any more (AR2, M25). */
export function isStale(checkedAtMs: number, checkDays: number, nowMs: number): boolean {
  return nowMs - checkedAtMs > checkDays * DAY_MS;
}
