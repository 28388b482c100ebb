import { type CommandOf, DeskError, type AgentCommand } from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { all, type Script } from "../store/script.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import { type ActingAgent, agentOf } from "./acting-agent.ts";
import { conversationOf, findConversation } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { freeSlot, type Slot, turn } from "./seats.ts";
import { note, type Work } from "./work.ts";

type End = Extract<EventPayload, { type: "wrapUp.ended" }>["reason"];

/** After its end a chat's slot stays with the agent for a minute, skippable (RT7, R14). */
export function* startWrapUp(work: Work, conversation: Conversation, chat: Slot): Script<void> {
  yield* turn(work, chat, "wrapUp");
  const endsAtMs = yield* arm(work, "wrapUp", conversation.id);
  const { publicId: agentId } = yield* agentOf(work, chat.agent);
  note(work, conversation, { type: "wrapUp.started", agentId, endsAtMs }, { by: "system" });
}

/** The agent is done early. Throws `conversation.wrong-state` when there is nothing to end. */
export function* skipWrapUp(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "wrapUp.end">,
): Script<void> {
  const conversation = yield* findConversation(work, command.conversationId);
  if (conversation === undefined) throw new DeskError("not-found");
  const slot = yield* wrapUpSlot(work, agent.id, conversation.id);
  if (slot === undefined) throw new DeskError("not-found");
  yield* end(work, conversation, slot, "skipped");
}

/** Ends the wrap-up of a conversation, if one is on, whoever has it: it goes on, or its time is up. */
export function* endWrapUpOf(
  work: Work,
  conversation: Conversation,
  reason: End = "skipped",
): Script<void> {
  // Who held it last is who wraps it up.
  if (conversation.agent === null) return;
  const slot = yield* wrapUpSlot(work, conversation.agent, conversation.id);
  if (slot !== undefined) yield* end(work, conversation, slot, reason, "system");
}

/** The chat goes on in the slot that was to be free for its wrap-up (UD1); undefined where that is over. The wait model learns nothing: nothing has ended. */
export function* takeBackWrapUp(work: Work, conversation: Conversation): Script<Slot | undefined> {
  if (conversation.agent === null) return undefined;
  const slot = yield* wrapUpSlot(work, conversation.agent, conversation.id);
  if (slot === undefined) return undefined;
  yield* cancel(work, "wrapUp", conversation.id);
  yield* turn(work, slot, "chat");
  const { publicId: agentId } = yield* agentOf(work, slot.agent);
  note(work, conversation, { type: "wrapUp.ended", agentId, reason: "undone" }, { by: "system" });
  return slot;
}

function* wrapUpSlot(work: Work, agent: number, conversation: number): Script<Slot | undefined> {
  const slots = yield* all(slotsOfAgent, { desk: work.desk, agent });
  return slots.find((slot) => slot.kind === "wrapUp" && slot.conversation === conversation);
}

/** Frees the slot; chat and wrap-up together are what the wait model learns as the chat's length (R14). */
export function* end(
  work: Work,
  conversation: Conversation,
  slot: Slot,
  reason: End,
  by?: string,
): Script<void> {
  yield* cancel(work, "wrapUp", conversation.id);
  const agent = yield* agentOf(work, slot.agent);
  yield* freeSlot(work, slot);
  const chatMs = work.nowMs - (conversation.acceptedAtMs ?? work.nowMs);
  note(
    work,
    conversation,
    { type: "wrapUp.ended", agentId: agent.publicId, reason },
    {
      ...(by === undefined ? {} : { by }),
      fact: {
        kind: "ended",
        line: conversation.line,
        agent: agent.id,
        conversation: conversation.id,
        chatMs,
        load: agent.load,
      },
    },
  );
}

/** The wrap-up's minute is over (D3). */
export function* wrapUpElapsed(work: Work, id: number): Script<void> {
  yield* endWrapUpOf(work, yield* conversationOf(work, id), "elapsed");
}
