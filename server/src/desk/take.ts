import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import { readNote } from "../content.ts";
import type { Script } from "../store/script.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { assertCanBeHad, handTo, isFull } from "./hand-to.ts";
import { slotsOf } from "./offers.ts";
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
  assertCanBeHad(conversation);
  if (conversation.agent === agent.id) throw new DeskError("conversation.wrong-state");
  // What nobody is heard from could not be kept (AP2).
  if (agent.presence !== "connected") throw new DeskError("agent.not-available");
  const hands = yield* slotsOf(work, conversation.id);
  if (isFull(agent, hands)) throw new DeskError("agent.at-capacity", { capacity: agent.capacity });
  note(work, conversation, { type: "conversation.taken", agentId: agent.publicId, text });
  yield* handTo(work, conversation, agent, { reason: "taken", capacity: agent.capacity, hands });
}
