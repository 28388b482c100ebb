import type { ConversationView } from "@presently/shared/protocol";

/** As long after the end the visitor may say how it was (RA1, SO1). */
const ASKED_FOR_MS = 24 * 3_600_000;

/**
 * What is asked now, at most one thing, and two in all (SO4): whether it was solved, then how the chat was; a rating may be changed. Who was asked before
 * whether an article helped is not asked for a rating (AR7). Null where no agent was there, and a day after the end. `nowMs` is the server's clock.
 */
export function nextAsk(
  { state, agentId, items, articleHelp = "shown", ratingScore }: ConversationView,
  nowMs: number,
  isSkipped: boolean,
): "solved" | "rating" | null {
  const end = items.findLast(({ type }) => type === "conversation.closed");
  // By the items alone would not do: those that are loaded may begin after the agent came.
  const wasHelped = agentId || items.some(({ type }) => type === "conversation.assigned");
  if (state !== "closed" || !wasHelped || nowMs - (end?.atMs ?? 0) >= ASKED_FOR_MS) return null;
  const isAnswered = items.some(({ type }) => type === "solution.answered");
  if (!isAnswered && !isSkipped) return "solved";
  return articleHelp === "shown" || ratingScore !== null ? "rating" : null;
}
