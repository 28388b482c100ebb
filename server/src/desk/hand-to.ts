import { DeskError } from "@presently/shared/protocol";
import { assigned, type Conversation, handedOver, isHeld } from "../domain/conversation.ts";
import type { Script } from "../store/script.ts";
import { agentOf, type KnownAgent } from "./acting-agent.ts";
import { endCallback } from "./callback.ts";
import { apply } from "./conversations.ts";
import { endKeeping } from "./kept-place.ts";
import { lapseOffer } from "./offers.ts";
import { freeSlot, type Slot, takeSlot } from "./seats.ts";
import { lapseTransfer } from "./transfer.ts";
import { acceptedFact, brokeOffFact } from "./wait-facts.ts";
import type { Work } from "./work.ts";

/** What is on its way with a conversation when a supervisor decides whose it is. */
export interface Hands {
  readonly offer: Slot | undefined;
  readonly chat: Slot | undefined;
}

/**
 * Puts a conversation that waits, is offered, or is another agent's into an agent's hands, whatever was on its way (RT8, AS1). `capacity` is
 * how many slots they may use for it. Throws `agent.at-capacity`.
 */
export function* handTo(
  work: Work,
  conversation: Conversation,
  agent: KnownAgent,
  how: { readonly reason: "taken" | "given"; readonly capacity: number; readonly hands: Hands },
): Script<void> {
  const { reason, capacity } = how;
  const { offer, chat } = how.hands;
  const seat = { id: agent.id, capacity };
  const isOfferedToThem = offer?.agent === agent.id;
  // An offer to them gives way before room is looked for: it is the same chat.
  let current = conversation;
  if (conversation.state === "offered" && offer !== undefined) {
    yield* lapseOffer(work, offer, "taken", "system");
    current = { ...conversation, state: "queued", isReturned: true, agent: null };
  } else if (offer !== undefined) {
    yield* lapseTransfer(work, conversation, offer, "cancelled", "system");
  }
  if (!isHeld(current)) {
    yield* takeSlot(work, seat, conversation.id, "chat");
    yield* endKeeping(work, conversation.id);
    yield* endCallback(work, conversation);
    yield* apply(work, current, assigned(current, agent, reason, work.nowMs), {
      fact: acceptedFact(work, conversation, agent, agent.load + (isOfferedToThem ? 0 : 1)),
    });
    return;
  }
  if (chat === undefined) throw new DeskError("conversation.wrong-state");
  const from = yield* agentOf(work, chat.agent);
  yield* freeSlot(work, chat);
  yield* takeSlot(work, seat, conversation.id, "chat");
  yield* apply(
    work,
    current,
    handedOver(
      current,
      agent,
      { reason, fromAgentId: from.publicId, transferReason: null },
      work.nowMs,
    ),
    { fact: brokeOffFact(work, conversation, from, { agent: agent.id, line: conversation.line }) },
  );
}

/** Refuses what is nobody's to be had: what has ended, and a message that was left. */
export function assertCanBeHad({ state }: Conversation): void {
  if (state === "closed") throw new DeskError("conversation.is-closed");
  if (state === "messageLeft") throw new DeskError("conversation.wrong-state");
}

/** Whether every slot of the agent is in use; one that is kept for this very conversation is room (G6). */
export function isFull(agent: KnownAgent, { offer }: Hands): boolean {
  return agent.load - (offer?.agent === agent.id ? 1 : 0) >= agent.capacity;
}
