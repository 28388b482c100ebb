/** How long after its end, or after what an agent wrote in it since, a visitor's message opens a conversation again, instead of starting another (C9). */
const REOPEN_WINDOW_MS = 24 * 3_600_000;

/** Whether a message still opens it again (C9): `sinceMs` is its end, or a later message of an agent's, in epoch ms. */
export function canReopen(sinceMs: number, nowMs: number): boolean {
  return nowMs - sinceMs < REOPEN_WINDOW_MS;
}
