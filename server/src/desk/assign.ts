import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import { type Conversation, isHeld } from "../domain/conversation.ts";
import { takesChats } from "../domain/routing.ts";
import { all, type Script } from "../store/script.ts";
import { linesOfAgent } from "../store/statements/agents.ts";
import {
  type ActingAgent,
  agentOf,
  assertRightOver,
  conversationFor,
  findAgent,
  type KnownAgent,
} from "./acting-agent.ts";
import { assertCanBeHad, handTo, isFull } from "./hand-to.ts";
import { slotsOf } from "./offers.ts";
import { keepInAudit } from "./settings.ts";
import { note, type Work } from "./work.ts";

/** More slots than anybody has: what a supervisor means to give beyond the capacity finds room (AS3). */
const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

/** A supervisor gives a chat that waits, or that an agent has, to an agent who is online, at once and without asking them (AS1 to AS6). */
export function* assign(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.assign">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  assertRightOver(agent, command.type, conversation);
  const why = readNote(command.reason ?? "");
  assertCanBeHad(conversation);
  const from = yield* holderOf(work, conversation);
  // Somebody was quicker: what was decided was decided of another state of things (AS5).
  if ((from?.publicId ?? null) !== command.fromAgentId)
    throw new DeskError("conversation.changed-hands");
  const target = yield* findAgent(work, command.agentId);
  // Who has it need not be given it, and for oneself one takes over and says why (RT8).
  if (target.id === from?.id || target.id === agent.id) throw new DeskError("value.invalid");
  if (!(yield* canBeGiven(work, target))) throw new DeskError("agent.not-available");
  const hands = yield* slotsOf(work, conversation.id);
  const { publicId: agentId, capacity, load } = target;
  const isBeyondCapacity = isFull(target, hands);
  if (isBeyondCapacity && command.isBeyondCapacity !== true)
    throw new DeskError("agent.at-capacity", { capacity, load });
  const told = { agentId, fromAgentId: from?.publicId ?? null, isBeyondCapacity };
  note(work, conversation, {
    type: "conversation.given",
    ...told,
    text: why === "" ? null : why,
  });
  yield* handTo(work, conversation, target, {
    reason: "given",
    capacity: isBeyondCapacity ? ANY_NUMBER : capacity,
    hands,
  });
  yield* keepInAudit(work, "conversation.given", conversation.publicId, told);
}

function* holderOf(work: Work, conversation: Conversation): Script<KnownAgent | undefined> {
  return isHeld(conversation) ? yield* agentOf(work, conversation.agent) : undefined;
}

/** Online by choice and connected in fact, may sign in, and serves a line: as whom a chat is handed over to, room aside (AS2, T2). */
function* canBeGiven(work: Work, target: KnownAgent): Script<boolean> {
  if (target.isDisabled || !takesChats(target)) return false;
  return (yield* all(linesOfAgent, { desk: work.desk, agent: target.id })).length > 0;
}
