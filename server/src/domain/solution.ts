import { DeskError } from "@presently/shared/protocol";
import { type Conversation, type Decided, reopened } from "./conversation.ts";

/**
 * What the visitor's answer makes of a conversation that has ended: "yes" is kept, "no" opens it again as a message would, and is owed an answer
 * (SO2). Throws `conversation.wrong-state` while it goes on, where no agent ever was, and where nothing opens it any more (`mayReopen`: SO1).
 */
export function solutionAnswered(
  conversation: Conversation,
  isSolved: boolean,
  mayReopen: boolean,
  nowMs: number,
): Decided {
  const isAsked =
    conversation.state === "closed" && conversation.acceptedAtMs !== null && mayReopen;
  if (!isAsked) throw new DeskError("conversation.wrong-state");
  const answered = { type: "solution.answered", isSolved } as const;
  if (isSolved) return { conversation: { ...conversation, isSolved }, events: [answered] };
  const again = reopened(conversation, nowMs);
  return {
    conversation: { ...again.conversation, owesAnswerSinceMs: nowMs },
    events: [answered, ...again.events],
  };
}
