import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type VisitorCommand,
} from "@presently/shared/protocol";
import { closed, type Closer, type Conversation, isHeld } from "../domain/conversation.ts";
import { isAtLeast, roleOn } from "../domain/rights.ts";
import type { Script } from "../store/script.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { apply } from "./conversations.ts";
import { endCallback } from "./callback.ts";
import { cancel } from "./deadline-rows.ts";
import { chatEnded } from "./effort.ts";
import { endKeeping } from "./kept-place.ts";
import { slotsOf, withdrawOffer } from "./offers.ts";
import { withdrawForm } from "./open-form.ts";
import { endCall, isCallOwed } from "./owed-call.ts";
import { lapseTransfer } from "./transfer.ts";
import { ownConversation, type Writer } from "./visitor-message.ts";
import { leftFact } from "./wait-facts.ts";
import { sayEnding } from "./ending.ts";
import { keepForUndo } from "./undo-close.ts";
import type { Work } from "./work.ts";
import { startWrapUp } from "./wrap-up.ts";

/** The visitor leaves the line, ends the chat, or withdraws a left message: one tap, in every state (C6, M22). */
export function* closeAsVisitor(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "conversation.close">,
): Script<void> {
  yield* close(work, yield* ownConversation(work, writer, command.conversationId), "visitor");
}

/** The agent ends a chat, or puts away a left message to which nothing is owed any more (C6, C8, PH4). */
export function* closeAsAgent(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.close">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  if (conversation.state === "messageLeft") {
    const isSupervisor = isAtLeast(roleOn(conversation.site, agent.grants), "supervisor");
    const isOwed =
      conversation.owesAnswerSinceMs !== null || (yield* isCallOwed(work, conversation.id));
    if (isOwed && !isSupervisor) throw new DeskError("conversation.wrong-state");
  } else {
    assertRightOver(agent, command.type, conversation);
  }
  yield* keepForUndo(work, agent, conversation);
  yield* sayEnding(work, conversation, command.ending);
  yield* close(work, conversation, "agent");
}

/** Ends a conversation from whatever state it is in, and gives back what it held. */
export function* close(work: Work, conversation: Conversation, closedBy: Closer): Script<void> {
  const isWaiting = conversation.state === "queued" || conversation.state === "offered";
  yield* apply(
    work,
    conversation,
    closed(conversation, closedBy, work.nowMs),
    isWaiting ? { fact: leftFact(work, conversation) } : {},
  );
  yield* leaveLine(work, conversation);
  yield* endCall(work, conversation.id);
  yield* withdrawForm(work, conversation.id);
  const { offer, chat } = yield* slotsOf(work, conversation.id);
  if (offer !== undefined && isHeld(conversation))
    yield* lapseTransfer(work, conversation, offer, "conversationEnded", "system");
  if (chat === undefined) return;
  yield* startWrapUp(work, conversation, chat);
  yield* chatEnded(work, conversation, chat.agent);
}

/** Whoever leaves the line takes their offer and their deadlines with them. */
export function* leaveLine(work: Work, conversation: Conversation): Script<void> {
  yield* endKeeping(work, conversation.id);
  yield* endCallback(work, conversation);
  yield* cancel(work, "returnWindow", conversation.id);
  yield* withdrawOffer(work, conversation, "conversationEnded");
}
