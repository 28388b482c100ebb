import type { AgentPresence } from "@presently/shared/protocol";
import { returned } from "../domain/conversation.ts";
import { all, run, type Script } from "../store/script.ts";
import { setAgentPresence } from "../store/statements/agents.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import { agentOf, type KnownAgent } from "./acting-agent.ts";
import { giveBackOffers } from "./availability.ts";
import { apply, conversationOf } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { keepPlaceIfAbsent, slotsOf } from "./offers.ts";
import { freeSlot, type Slot, touchLinesOf } from "./seats.ts";
import { lapseTransfer } from "./transfer.ts";
import { queuedFact, slotsFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";
import { followWorkSpan } from "./work-span.ts";
import { end } from "./wrap-up.ts";

/** A frame came from the agent. Back in time: nothing happened (AP1, R13). */
export function* agentConnected(work: Work, id: number): Script<void> {
  const agent = yield* agentOf(work, id);
  yield* cancel(work, "agentLost", id);
  if (agent.presence === "connected") return;
  yield* setPresence(work, agent, "connected");
  yield* touchLinesOf(work, id);
}

/** Nothing was heard for 15 s: chats stay, none is given, what was only offered goes back; lost 60 s after the last frame (AP1, AP2). */
export function* agentSilent(work: Work, id: number, lastHeardAtMs: number): Script<void> {
  const agent = yield* agentOf(work, id);
  if (agent.presence !== "connected") return;
  yield* setPresence(work, agent, "reconnecting");
  yield* arm(work, "agentLost", id, Math.min(lastHeardAtMs, work.nowMs));
  yield* giveBackOffers(work, agent, "agentUnavailable");
}

/** The grace is over: the agent is offline and their chats return to the front of the queue (AP2, R13). */
export function* agentLost(work: Work, id: number): Script<void> {
  const agent = yield* agentOf(work, id);
  if (agent.presence !== "reconnecting") return;
  yield* cancel(work, "agentLost", id);
  yield* setPresence(work, agent, "offline");
  yield* giveBackChats(work, agent, "agentLost");
}

function* setPresence(work: Work, agent: KnownAgent, presence: AgentPresence): Script<void> {
  yield* run(setAgentPresence, { desk: work.desk, id: agent.id, presence });
  yield* followWorkSpan(work, { ...agent, presence });
  note(
    work,
    null,
    { type: "agent.presenceChanged", agentId: agent.publicId, presence },
    { by: "system", fact: yield* slotsFact(work, { ...agent, presence }) },
  );
}

/** Empties the hands of an agent who is gone: offers, chats, handovers on their way, wrap-ups (C5, AP2, T7). */
export function* giveBackChats(
  work: Work,
  agent: KnownAgent,
  reason: "agentLost" | "agentDisabled",
): Script<void> {
  yield* giveBackOffers(work, agent, "agentLost");
  const slots: Slot[] = yield* all(slotsOfAgent, { desk: work.desk, agent: agent.id });
  for (const slot of slots) {
    if (slot.kind === "chat") yield* giveBackChat(work, agent, slot, reason);
    if (slot.kind === "wrapUp")
      yield* end(work, yield* conversationOf(work, slot.conversation), slot, "agentLost", "system");
  }
}

/** One chat goes back to the front of the queue; a handover on its way ends there too (T7). */
export function* giveBackChat(
  work: Work,
  agent: KnownAgent,
  chat: Slot,
  reason: "agentLost" | "agentDisabled" | "repaired",
): Script<void> {
  const conversation = yield* conversationOf(work, chat.conversation);
  const { offer } = yield* slotsOf(work, conversation.id);
  if (offer !== undefined) yield* lapseTransfer(work, conversation, offer, "returned", "system");
  yield* freeSlot(work, chat);
  const decided = returned(conversation, reason);
  const fact = queuedFact(decided.conversation, agent);
  yield* apply(work, conversation, decided, { by: "system", fact });
  yield* keepPlaceIfAbsent(work, conversation);
}
