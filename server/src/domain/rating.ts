import { DeskError } from "@presently/shared/protocol";
import type { Conversation } from "./conversation.ts";

/** How long after the end a rating may be given or changed (RA1). */
const RATING_WINDOW_MS = 24 * 3_600_000;

/** Refuses a rating where no agent ever was, or later than a day after the end (RA1): `rating.not-possible`. */
export function assertMayRate(conversation: Conversation, nowMs: number): void {
  const isOver =
    conversation.state === "closed" && nowMs - conversation.closedAtMs >= RATING_WINDOW_MS;
  if (conversation.acceptedAtMs === null || isOver) throw new DeskError("rating.not-possible");
}
