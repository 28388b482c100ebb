import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import { assigned, type Conversation } from "../domain/conversation.ts";
import { firstInOrder } from "../domain/queue.ts";
import { hasRoom, takesChats } from "../domain/routing.ts";
import { all, one, type Script } from "../store/script.ts";
import { linesOfAgent } from "../store/statements/agents.ts";
import { headOfLine } from "../store/statements/conversations.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import { type ActingAgent, conversationFor } from "./acting-agent.ts";
import { apply, conversationOf } from "./conversations.ts";
import { cancel } from "./deadline-rows.ts";
import { endKeeping } from "./kept-place.ts";
import { lapseOffer } from "./offers.ts";
import { type Slot, takeSlot, turn } from "./seats.ts";
import { acceptTransfer, lapseTransfer } from "./transfer.ts";
import { acceptedFact } from "./wait-facts.ts";
import type { Work } from "./work.ts";

/** Accepts the chat offered to the agent; without an offer, the first in queue order that they can take (RT5, RT9, R14). */
export function* accept(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.accept">,
): Script<void> {
  const wanted =
    command.conversationId === undefined
      ? undefined
      : yield* conversationFor(work, agent, command.conversationId);
  const offer = yield* offerTo(work, agent, wanted);
  if (offer === undefined) return yield* takeFirst(work, agent, wanted);
  yield* acceptOffer(work, agent, offer);
}

/** The agent's oldest offer, or the one of the wanted conversation. */
function* offerTo(
  work: Work,
  agent: ActingAgent,
  wanted: Conversation | undefined,
): Script<Slot | undefined> {
  const slots: Slot[] = yield* all(slotsOfAgent, { desk: work.desk, agent: agent.id });
  return slots
    .filter(
      ({ kind, conversation }) =>
        kind === "offer" && (wanted === undefined || wanted.id === conversation),
    )
    .toSorted((a, b) => a.sinceMs - b.sinceMs || a.conversation - b.conversation)[0];
}

function* acceptOffer(work: Work, agent: ActingAgent, offer: Slot): Script<void> {
  const conversation = yield* conversationOf(work, offer.conversation);
  if (conversation.state !== "offered")
    return yield* acceptTransfer(work, agent, conversation, offer);
  yield* turn(work, offer, "chat");
  yield* cancel(work, "offer", conversation.id);
  yield* endKeeping(work, conversation.id);
  yield* apply(work, conversation, assigned(conversation, agent, "accepted", work.nowMs), {
    fact: acceptedFact(work, conversation, agent, agent.load),
  });
}

/** Without an offer: only the first in queue order of the agent's lines; another one is a supervisor's to take (RT8, RT9). */
function* takeFirst(
  work: Work,
  agent: ActingAgent,
  wanted: Conversation | undefined,
): Script<void> {
  if (wanted?.state === "closed") throw new DeskError("conversation.is-closed");
  if (wanted !== undefined && wanted.state !== "queued")
    throw new DeskError("conversation.not-yours");
  if (!takesChats(agent)) throw new DeskError("agent.not-available");
  if (!hasRoom(agent)) throw new DeskError("agent.at-capacity", { capacity: agent.capacity });
  const first = yield* firstFor(work, agent);
  if (wanted !== undefined && wanted.id !== first) throw new DeskError("conversation.not-yours");
  if (first === undefined) throw new DeskError("queue.empty");
  const conversation = yield* conversationOf(work, first);
  yield* takeSlot(work, agent, conversation.id, "chat");
  yield* apply(work, conversation, assigned(conversation, agent, "accepted", work.nowMs), {
    fact: acceptedFact(work, conversation, agent, agent.load + 1),
  });
}

function* firstFor(work: Work, agent: ActingAgent): Script<number | undefined> {
  const heads = [];
  for (const { line } of yield* all(linesOfAgent, { desk: work.desk, agent: agent.id })) {
    const head = yield* one(headOfLine, { desk: work.desk, line });
    if (head !== undefined) heads.push({ ...head, isReturned: head.isReturned === 1 });
  }
  return firstInOrder(heads)?.id;
}

/**
 * Declines an offer. A handover goes back to the colleague. A chat from the queue goes back to the front, and the agent steps away (RT10):
 * otherwise the very same chat would come straight back to the free slot.
 */
export function* decline(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "offer.decline">,
): Script<"away" | "stays"> {
  const wanted = yield* conversationFor(work, agent, command.conversationId);
  const offer = yield* offerTo(work, agent, wanted);
  if (offer === undefined) throw new DeskError("conversation.not-yours");
  if (wanted.state === "offered") {
    yield* lapseOffer(work, offer, "declined");
    return "away";
  }
  yield* lapseTransfer(work, wanted, offer, "declined");
  return "stays";
}
