import type { ConversationView, LaneItem } from "@presently/shared/protocol";
import { isGreeting } from "@presently/shared/protocol/canned-reply-limits";
import type { PendingMessage } from "../desk/pending.ts";

/**
 * Whether the visitor still waits for a call (PH4), or an answer, as the lane says; but for no answer when an agent has written last, with no call given up
 * since (PH3), or this one's reply is on its way; a starter as it stands answers nothing (CR6): lanes come up to a second later than what they tell of. Where the lane does not know the
 * conversation: yes.
 */
export function isAnswerOwed(
  item: LaneItem | undefined,
  view: ConversationView | undefined,
  pending: readonly PendingMessage[],
): boolean {
  if (item !== undefined && item.call !== null) return true;
  if (item?.owesAnswerSinceMs === null) return false;
  if (pending.some(({ kind, state }) => kind === "reply" && state !== "refused")) return false;
  const last = view?.items.findLast(
    (event) =>
      (event.type === "message.posted" && !isGreeting(event.cannedReply)) ||
      (event.type === "call.recorded" && event.outcome !== "reached" && event.dueAtMs === null),
  );
  return last?.type !== "message.posted" || !last.by.startsWith("agt_");
}
