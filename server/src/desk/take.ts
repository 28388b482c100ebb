import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import { assigned, handedOver, isHeld } from "../domain/conversation.ts";
import { hasRoom } from "../domain/routing.ts";
import type { Script } from "../store/script.ts";
import { type ActingAgent, agentOf, assertRightOver, conversationFor } from "./acting-agent.ts";
import { apply } from "./conversations.ts";
import { endCallback } from "./callback.ts";
import { endKeeping } from "./kept-place.ts";
import { lapseOffer, slotsOf } from "./offers.ts";
import { freeSlot, takeSlot } from "./seats.ts";
import { lapseTransfer } from "./transfer.ts";
import { acceptedFact, brokeOffFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

/** A supervisor takes a chat out of its turn, or from an agent, and says why (RT8). Room is needed all the same (G6). */
export function* take(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.take">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const text = readNote(command.reason);
  if (text === "") throw new DeskError("reason.required");
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  if (conversation.state === "messageLeft" || conversation.agent === agent.id)
    throw new DeskError("conversation.wrong-state");
  // What nobody is heard from could not be kept (AP2).
  if (agent.presence !== "connected") throw new DeskError("agent.not-available");
  const { offer, chat } = yield* slotsOf(work, conversation.id);
  const isOfferedToTaker = offer?.agent === agent.id;
  if (!isOfferedToTaker && !hasRoom(agent))
    throw new DeskError("agent.at-capacity", { capacity: agent.capacity });
  // An offer to the taker gives way before room is looked for: it is the same chat.
  note(work, conversation, { type: "conversation.taken", agentId: agent.publicId, text });
  let current = conversation;
  if (conversation.state === "offered" && offer !== undefined) {
    yield* lapseOffer(work, offer, "taken", "system");
    current = { ...conversation, state: "queued", isReturned: true, agent: null };
  } else if (offer !== undefined) {
    yield* lapseTransfer(work, conversation, offer, "cancelled", "system");
  }
  if (!isHeld(current)) {
    yield* takeSlot(work, agent, conversation.id, "chat");
    yield* endKeeping(work, conversation.id);
    yield* endCallback(work, conversation);
    yield* apply(work, current, assigned(current, agent, "taken", work.nowMs), {
      fact: acceptedFact(work, conversation, agent, agent.load + (isOfferedToTaker ? 0 : 1)),
    });
    return;
  }
  if (chat === undefined) throw new DeskError("conversation.wrong-state");
  const from = yield* agentOf(work, chat.agent);
  yield* freeSlot(work, chat);
  yield* takeSlot(work, agent, conversation.id, "chat");
  yield* apply(
    work,
    current,
    handedOver(
      current,
      agent,
      { reason: "taken", fromAgentId: from.publicId, transferReason: null },
      work.nowMs,
    ),
    { fact: brokeOffFact(work, conversation, from, { agent: agent.id, line: conversation.line }) },
  );
}
