import { type ArticleHelp, DeskError } from "@presently/shared/protocol";
import type { Conversation } from "./conversation.ts";

/** How long after the end a rating may be given or changed (RA1). */
const RATING_WINDOW_MS = 24 * 3_600_000;

/**
 * Refuses a rating where no agent ever was, later than a day after the end (RA1), and a first one where it was asked whether an article helped: that
 * and "was it solved?" are the two things that are asked (AR7, M17). `rating.not-possible`.
 */
export function assertMayRate(
  conversation: Conversation,
  articleHelp: ArticleHelp | undefined,
  nowMs: number,
): void {
  const isOver =
    conversation.state === "closed" && nowMs - conversation.closedAtMs >= RATING_WINDOW_MS;
  const isAskedOfArticle = articleHelp !== undefined && articleHelp !== "shown";
  const isOneTooMany = isAskedOfArticle && conversation.ratingScore === null;
  if (conversation.acceptedAtMs === null || isOver || isOneTooMany)
    throw new DeskError("rating.not-possible");
}
