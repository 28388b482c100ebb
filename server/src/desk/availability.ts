import {
  type AgentCommand,
  type Availability,
  type CommandOf,
  DeskError,
} from "@presently/shared/protocol";
import { all, run, type Script } from "../store/script.ts";
import { setAvailability, setCapacity } from "../store/statements/agents.ts";
import { slotsOfAgent } from "../store/statements/slots.ts";
import type { EventPayload } from "../domain/event.ts";
import { type ActingAgent, findColleague, type KnownAgent } from "./acting-agent.ts";
import { conversationOf } from "./conversations.ts";
import { beginAsNewcomer, noNewcomer } from "./effort.ts";
import { lapseOffer } from "./offers.ts";
import { type Slot, touchLinesOf } from "./seats.ts";
import { lapseTransfer } from "./transfer.ts";
import { slotsFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";
import { followWorkSpan } from "./work-span.ts";

type Reason = Extract<EventPayload, { type: "agent.availabilityChanged" }>["reason"];

/** An agent says when they mean to be back: within a day. Nobody is held to it; it is what waits are estimated by (W7). */
const LONGEST_AWAY_MS = 86_400_000;

/** An agent's own choice, and when they mean to be back. Throws `value.invalid` for a time that is past, too far off, or of who is not going. */
export function* chooseOwnAvailability(
  work: Work,
  agent: ActingAgent,
  { availability, backAtMs }: CommandOf<AgentCommand, "agent.setAvailability">,
): Script<void> {
  const awayMs = (backAtMs ?? work.nowMs + 1) - work.nowMs;
  if (
    (backAtMs !== undefined && availability === "online") ||
    awayMs <= 0 ||
    awayMs > LONGEST_AWAY_MS
  )
    throw new DeskError("value.invalid", { field: "backAtMs" });
  if (backAtMs === undefined || agent.availability !== availability)
    return yield* chooseAvailability(work, agent, availability, "chosen", undefined, backAtMs);
  yield* noteAvailability(work, agent, availability, "chosen", undefined, backAtMs);
}

/** What the agent chose (A1). Away and break drain: offers go back, chats stay (A2, R14). Saying the same again does nothing. */
export function* chooseAvailability(
  work: Work,
  agent: KnownAgent,
  availability: Availability,
  reason: Reason = "chosen",
  by?: string,
  backAtMs?: number | null,
): Script<void> {
  if (agent.availability === availability) return;
  yield* run(setAvailability, {
    desk: work.desk,
    id: agent.id,
    availability,
    idleSinceMs: work.nowMs,
  });
  yield* followWorkSpan(work, { ...agent, availability });
  yield* noteAvailability(work, agent, availability, reason, by, backAtMs);
  if (availability === "online") yield* touchLinesOf(work, agent.id);
  else yield* giveBackOffers(work, agent, "agentUnavailable");
}

function* noteAvailability(
  work: Work,
  agent: KnownAgent,
  availability: Availability,
  reason: Reason,
  by: string | undefined,
  backAtMs: number | null = null,
): Script<void> {
  const back = backAtMs === null ? {} : { backAtMs };
  const { publicId: agentId } = agent;
  note(
    work,
    null,
    { type: "agent.availabilityChanged", agentId, availability, reason, ...back },
    {
      ...(by === undefined ? {} : { by }),
      fact: { ...(yield* slotsFact(work, { ...agent, availability })), backAtMs },
    },
  );
}

/** Takes back what was offered to an agent and not yet accepted: from the queue to its front, from a colleague to the colleague. */
export function* giveBackOffers(
  work: Work,
  agent: { id: number },
  reason: "agentUnavailable" | "agentLost",
): Script<void> {
  const slots: Slot[] = yield* all(slotsOfAgent, { desk: work.desk, agent: agent.id });
  for (const slot of slots.filter(({ kind }) => kind === "offer")) {
    const conversation = yield* conversationOf(work, slot.conversation);
    if (conversation.state === "offered") yield* lapseOffer(work, slot, reason, "system");
    else yield* lapseTransfer(work, conversation, slot, reason, "system");
  }
}

/**
 * How many chats at once: one's own, or as a supervisor a colleague's of the same site who is not above them (RI3); anybody else is
 * `not-found` (R27). It may stand below the load; that only stops new ones (A3). A newcomer begins with one and rises to it (LP1); set for
 * somebody who is none, or by themselves, it counts as it is.
 */
export function* chooseCapacity(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "agent.setCapacity">,
): Script<void> {
  const { agentId = agent.publicId, type } = command;
  const target =
    agentId === agent.publicId ? agent : yield* findColleague(work, agent, agentId, type);
  const capacity = command.isNewcomer
    ? yield* beginAsNewcomer(work, target.id, command.capacity)
    : yield* noNewcomer(work, target.id, command.capacity);
  if (target.capacity === capacity) return;
  yield* run(setCapacity, { desk: work.desk, id: target.id, capacity });
  note(
    work,
    null,
    { type: "agent.capacityChanged", agentId: target.publicId, capacity },
    { fact: yield* slotsFact(work, { ...target, capacity }) },
  );
  yield* touchLinesOf(work, target.id);
}
