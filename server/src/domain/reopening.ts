import type { Closed } from "./conversation.ts";

/** How long after its end a visitor's message opens a conversation again, instead of starting another (C9). */
const REOPEN_WINDOW_MS = 24 * 3_600_000;

/** Whether a message still opens it again (C9). */
export function canReopen(conversation: Pick<Closed, "closedAtMs">, nowMs: number): boolean {
  return nowMs - conversation.closedAtMs < REOPEN_WINDOW_MS;
}
