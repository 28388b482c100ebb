import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type TagId,
  UNDO_MS,
} from "@presently/shared/protocol";
import { closeUndone, type Conversation, isHeld } from "../domain/conversation.ts";
import { all, one, run, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import {
  dropEnding,
  endingSeqOf,
  forgetLastEnds,
  lastEndOf,
  saveLastEnd,
} from "../store/statements/last-ends.ts";
import { saveEnding, tagsOf } from "../store/statements/tags.ts";
import { type ActingAgent, conversationFor } from "./acting-agent.ts";
import { apply, flagOf } from "./conversations.ts";
import { isCallOwed } from "./owed-call.ts";
import { changesTo, retag } from "./tags.ts";
import type { Work } from "./work.ts";
import { takeBackWrapUp } from "./wrap-up.ts";

/** Keeps a chat as it is just before an agent ends it. What nobody holds, and where a call is owed, can't be taken back (UD3). */
export function* keepForUndo(
  work: Work,
  agent: ActingAgent,
  conversation: Conversation,
): Script<void> {
  const { desk, nowMs } = work;
  yield* run(forgetLastEnds, { desk, beforeMs: nowMs - UNDO_MS });
  if (!isHeld(conversation) || (yield* isCallOwed(work, conversation.id))) return;
  const { id, state, owesAnswerSinceMs, ratingScore, isSolved } = conversation;
  const has = yield* all(tagsOf, { desk, conversation: id });
  const ending = yield* one(endingSeqOf, { desk, conversation: id });
  yield* run(saveLastEnd, {
    desk,
    conversation: id,
    by: agent.id,
    atMs: nowMs,
    state,
    owesAnswerSinceMs,
    ratingScore,
    isSolved: isSolved === null ? null : flagOf(isSolved),
    endingSeq: ending?.deskSeq ?? null,
    tags: JSON.stringify(has.map(({ publicId }) => publicId)),
  });
}

/**
 * An agent takes back their own end: the chat is again with whoever held it, with what it had (UD1, UD2). Throws `conversation.not-yours` for an end of
 * somebody else's, `undo.too-late` once ten seconds are over, the wrap-up is, or its visitor has answered.
 */
export function* undoClose(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.undoClose">,
): Script<void> {
  const { desk } = work;
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  const was = yield* one(lastEndOf, { desk, conversation: conversation.id });
  if (was === undefined || !isAsItEnded(conversation, was, work.nowMs))
    throw new DeskError("undo.too-late");
  if (was.by !== agent.id) throw new DeskError("conversation.not-yours");
  // Safe: written by us as a list of them. What is refused is refused before the first write.
  const tags = yield* changesTo(work, conversation, JSON.parse(was.tags) as TagId[]);
  const slot = yield* takeBackWrapUp(work, conversation);
  if (slot === undefined) throw new DeskError("undo.too-late");
  const { state, owesAnswerSinceMs } = was;
  const decided = closeUndone(conversation, slot.agent, { state, owesAnswerSinceMs });
  const chat = yield* apply(work, conversation, decided);
  yield* retag(work, chat, tags);
  const subject = { desk, conversation: chat.id };
  if (was.endingSeq === null) yield* run(dropEnding, subject);
  else yield* run(saveEnding, { ...subject, deskSeq: was.endingSeq });
}

/** Whether nothing has come after the end, and it is still fresh. */
function isAsItEnded(
  conversation: Conversation,
  was: Pick<RowOf<typeof lastEndOf>, "atMs" | "ratingScore" | "isSolved">,
  nowMs: number,
): boolean {
  if (conversation.state !== "closed" || conversation.closedBy !== "agent") return false;
  if (conversation.closedAtMs !== was.atMs) return false;
  const isSolved = conversation.isSolved === null ? null : flagOf(conversation.isSolved);
  const hasAnswered = conversation.ratingScore !== was.ratingScore || isSolved !== was.isSolved;
  return nowMs - was.atMs <= UNDO_MS && !hasAnswered;
}
