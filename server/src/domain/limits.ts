import { DeskError } from "@presently/shared/protocol";
import type { Conversation } from "./conversation.ts";

/** How many conversations of a visitor may be open at once (L1, R36). */
const MAX_OPEN = 3;
/** How many a visitor may start in an hour (L1, R36). */
const MAX_STARTED_PER_HOUR = 10;
/** How many conversations a site may see started in a minute (L2, R36). */
export const MAX_STARTED_ON_SITE_PER_MINUTE = 100;

/** What the limits look at of a visitor's conversations, the newest first. */
export interface PastConversation {
  readonly id: number;
  readonly state: Conversation["state"];
  readonly createdAtMs: number;
}

/** Everything but closed is open: a left message too waits for its answer. */
export function isOpen(conversation: PastConversation): boolean {
  return conversation.state !== "closed";
}

/** Refuses one more open conversation, or one more start, beyond the limits (L1): `rate.limited`, with the time to wait where it helps. */
export function assertMayStart(
  past: readonly PastConversation[],
  nowMs: number,
  what: "start" | "reopen",
): void {
  if (past.filter(isOpen).length >= MAX_OPEN)
    throw new DeskError("rate.limited", { maxOpen: MAX_OPEN });
  if (what === "reopen") return;
  const tenth = past[MAX_STARTED_PER_HOUR - 1];
  if (tenth === undefined) return;
  const freeInMs = tenth.createdAtMs + 3_600_000 - nowMs;
  if (freeInMs > 0)
    throw new DeskError("rate.limited", { maxPerHour: MAX_STARTED_PER_HOUR }, freeInMs);
}
