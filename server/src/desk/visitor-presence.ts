import type { VisitorPresence } from "@presently/shared/protocol";
import { cameBack, type Conversation } from "../domain/conversation.ts";
import { one, run, type Script } from "../store/script.ts";
import { setReachable } from "../store/statements/reachable.ts";
import { deadlineOf } from "../store/statements/deadlines.ts";
import { waitingReply } from "../store/statements/outbox.ts";
import { setVisitorPresence, visitorById } from "../store/statements/visitors.ts";
import { apply, flagOf, openConversationsOf } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { endKeeping, keepPlace } from "./kept-place.ts";
import { answerTurn } from "./turn.ts";
import { presenceFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

/**
 * What a visitor's connections say now (Q5). It matters, and is written, only while they have a conversation that is not closed: who stands
 * in line and is not present is skipped (Q5), and an absent one's place is kept for ten minutes (Q6); or while a reply waits to be mailed (ML6).
 */
export function* noticeVisitor(
  work: Work,
  visitor: number,
  presence: VisitorPresence,
): Script<void> {
  const known = yield* one(visitorById, { desk: work.desk, id: visitor });
  if (known === undefined || known.presence === presence) return;
  const { open } = yield* openConversationsOf(work, visitor);
  if (open.length === 0 && !(yield* isReplyWaiting(work, visitor))) return;
  yield* run(setVisitorPresence, {
    desk: work.desk,
    id: visitor,
    presence,
    // A silent visitor who then closes the page went when they fell silent (W14).
    lastSeenAtMs:
      known.presence === "present" || presence === "present" ? work.nowMs : known.lastSeenAtMs,
  });
  const awayMs = work.nowMs - known.lastSeenAtMs;
  for (const conversation of open) yield* noticeIn(work, conversation, presence, awayMs);
}

/** Whether it will be looked at who was there to read: the last words before a chat was closed wait to be mailed (ML6). */
function* isReplyWaiting({ desk, context }: Work, visitor: number): Script<boolean> {
  if (context.canMail !== true) return false;
  return (yield* one(waitingReply, { desk, visitor })) !== undefined;
}

function* noticeIn(
  work: Work,
  conversation: Conversation,
  presence: VisitorPresence,
  awayMs: number,
): Script<void> {
  const isReachable = presence === "present";
  const isInLine = conversation.state === "queued" || conversation.state === "offered";
  const fact =
    isInLine && isReachable !== conversation.isReachable
      ? presenceFact(conversation, isReachable, awayMs)
      : undefined;
  note(work, conversation, { type: "visitor.presenceChanged", presence }, { by: "system", fact });
  if (conversation.state === "messageLeft")
    return isReachable ? yield* comeBack(work, conversation) : undefined;
  if (isReachable !== conversation.isReachable)
    yield* run(setReachable, {
      desk: work.desk,
      id: conversation.id,
      isReachable: flagOf(isReachable),
    });
  if (!isInLine) return;
  if (presence === "absent") yield* keepPlace(work, conversation);
  else yield* endKeeping(work, conversation.id);
  if (isReachable) yield* answerTurn(work, { ...conversation, isReachable });
  if (isReachable && conversation.state === "queued") work.touchedLines.add(conversation.line);
}

/** Back within the window of a long absence and still unanswered: in line again with the first time (Q7). */
function* comeBack(work: Work, conversation: Conversation): Script<void> {
  const window = yield* one(deadlineOf, {
    desk: work.desk,
    kind: "returnWindow",
    subject: conversation.id,
  });
  if (
    window === undefined ||
    window.dueAtMs <= work.nowMs ||
    conversation.owesAnswerSinceMs === null
  )
    return;
  yield* cancel(work, "returnWindow", conversation.id);
  yield* apply(work, conversation, cameBack(conversation, work.nowMs), { by: "system" });
}
