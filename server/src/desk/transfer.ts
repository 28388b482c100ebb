import {
  type AgentCommand,
  type AgentId,
  type CommandOf,
  DeskError,
  type DepartmentId,
  type TransferReason,
} from "@presently/shared/protocol";
import { type Conversation, handedOver, type Held, isHeld } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { type AgentFacts, chooseAgent } from "../domain/routing.ts";
import { canTakeOver, lineAfter, readHandover } from "../domain/transfer.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { linesOfAgent } from "../store/statements/agents.ts";
import { departmentByPublicId, departmentOfLine } from "../store/statements/departments.ts";
import { lastEventOf } from "../store/statements/past-events.ts";
import { visitorById } from "../store/statements/visitors.ts";
import {
  type ActingAgent,
  agentOf,
  assertRightOver,
  conversationFor,
  findAgent,
} from "./acting-agent.ts";
import { apply } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { agentsFor } from "./dispatch.ts";
import { lineFor, lineOfEveryLanguage } from "./language-lines.ts";
import { slotsOf } from "./offers.ts";
import { freeSlot, type Slot, takeSlot, turn } from "./seats.ts";
import { brokeOffFact } from "./wait-facts.ts";
import { note, type Work } from "./work.ts";

type LapseReason = Extract<EventPayload, { type: "transfer.lapsed" }>["reason"];

/** Offers a chat to a colleague, with the note; the agent keeps it until it is accepted (T2, T3). */
export function* transfer(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.transfer">,
): Script<void> {
  const conversation = yield* heldFor(work, agent, command);
  const text = readHandover(command.note, command.again, conversation.transferCount);
  if ((yield* slotsOf(work, conversation.id)).offer !== undefined)
    throw new DeskError("conversation.wrong-state");
  const target = yield* targetOf(work, conversation, command.to);
  const from = yield* agentOf(work, conversation.agent);
  yield* takeSlot(work, target, conversation.id, "offer");
  note(work, conversation, {
    type: "transfer.offered",
    agentId: target.publicId,
    fromAgentId: from.publicId,
    departmentId: "departmentId" in command.to ? command.to.departmentId : null,
    transferReason: command.reason,
    expiresAtMs: yield* arm(work, "transfer", conversation.id),
    text,
  });
}

/** The agent thinks better of it. Throws `conversation.wrong-state` when nothing is on its way. */
export function* cancelTransfer(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "transfer.cancel">,
): Script<void> {
  const conversation = yield* heldFor(work, agent, command);
  const { offer } = yield* slotsOf(work, conversation.id);
  if (offer === undefined) throw new DeskError("conversation.wrong-state");
  yield* lapseTransfer(work, conversation, offer, "cancelled");
}

function* heldFor(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<AgentCommand, "conversation.transfer" | "transfer.cancel">,
): Script<Held> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  assertRightOver(agent, command.type, conversation);
  if (!isHeld(conversation)) throw new DeskError("conversation.wrong-state");
  return conversation;
}

/** Who is asked: that agent, or the best of the department, other than who holds it. Throws `transfer.target-unavailable` (T2). */
function* targetOf(
  work: Work,
  conversation: Held,
  to: CommandOf<AgentCommand, "conversation.transfer">["to"],
): Script<AgentFacts> {
  if ("departmentId" in to) {
    for (const line of yield* linesIn(work, to.departmentId, conversation)) {
      const serving = yield* agentsFor(work, line);
      const colleagues = serving.filter(({ id }) => id !== conversation.agent);
      const best = chooseAgent({ preferredAgent: null }, colleagues);
      if (best !== undefined) return best;
    }
    throw new DeskError("transfer.target-unavailable");
  }
  const target = yield* findAgent(work, to.agentId);
  const lines = yield* all(linesOfAgent, { desk: work.desk, agent: target.id });
  const canTake = canTakeOver(
    target,
    lines.map(({ line }) => line),
  );
  if (target.id === conversation.agent || target.isDisabled || !canTake)
    throw new DeskError("transfer.target-unavailable");
  return target;
}

/** The lines of a department that a conversation can be handed to, that of its language first (LG5). Throws `not-found`. */
function* linesIn(
  work: Work,
  publicId: DepartmentId,
  { visitor }: Conversation,
): Script<readonly number[]> {
  const { desk } = work;
  const department = yield* departmentNamed(work, publicId);
  const { language } = yield* the(visitorById, { desk, id: visitor });
  const own = yield* lineFor(desk, department, language);
  return [own, yield* lineOfEveryLanguage(desk, department)];
}

/** A department by the id that clients know. Throws `not-found`. */
export function* departmentNamed({ desk }: Work, publicId: DepartmentId): Script<number> {
  const department = yield* one(departmentByPublicId, { desk, publicId });
  if (department === undefined) throw new DeskError("not-found");
  return department.id;
}

/** The colleague takes it over: queue time and priority stay, the visitor hears who comes and why (T4). */
export function* acceptTransfer(
  work: Work,
  agent: ActingAgent,
  conversation: Conversation,
  offer: Slot,
): Script<void> {
  const { chat } = yield* slotsOf(work, conversation.id);
  if (!isHeld(conversation) || chat === undefined) throw new DeskError("conversation.wrong-state");
  const from = yield* agentOf(work, chat.agent);
  const { transferReason, departmentId } = yield* offeredTransfer(work, conversation.id);
  yield* cancel(work, "transfer", conversation.id);
  // The old agent's slot goes first: a conversation has one chat slot, ever.
  yield* freeSlot(work, chat);
  yield* turn(work, offer, "chat");
  const served = (yield* all(linesOfAgent, { desk: work.desk, agent: agent.id })).map(
    ({ line }) => line,
  );
  const lines = departmentId === null ? [] : yield* linesIn(work, departmentId, conversation);
  const wanted = lines.find((each) => served.includes(each));
  const line = lineAfter(conversation.line, served, wanted);
  const { publicId } = yield* the(departmentOfLine, { desk: work.desk, line });
  const newDepartment = publicId as DepartmentId; // written by this server with the prefix of its kind
  const decided = handedOver(
    conversation,
    agent,
    {
      reason: "transferred",
      fromAgentId: from.publicId,
      transferReason,
      ...(newDepartment === conversation.departmentId ? {} : { departmentId: newDepartment }),
    },
    work.nowMs,
  );
  yield* apply(
    work,
    conversation,
    {
      ...decided,
      conversation: { ...decided.conversation, line, departmentId: newDepartment },
    },
    { fact: brokeOffFact(work, conversation, from, { agent: agent.id, line }) },
  );
}

function* offeredTransfer(
  work: Work,
  conversation: number,
): Script<{
  transferReason: TransferReason;
  departmentId: DepartmentId | null;
  fromAgentId: AgentId;
}> {
  const event = yield* one(lastEventOf, {
    desk: work.desk,
    conversation,
    type: "transfer.offered",
  });
  if (event === undefined)
    throw new Error(`conversation ${conversation} was never offered to a colleague`);
  return JSON.parse(event.data); // written by `transfer` above, whose payload has these fields
}

/** Nobody took it over: the colleague's slot is free, the agent keeps the chat and is told (T3). */
export function* lapseTransfer(
  work: Work,
  conversation: Conversation,
  offer: Slot,
  reason: LapseReason,
  by?: string,
): Script<void> {
  const target = yield* agentOf(work, offer.agent);
  const { fromAgentId } = yield* offeredTransfer(work, conversation.id);
  yield* cancel(work, "transfer", conversation.id);
  yield* freeSlot(work, offer);
  note(
    work,
    conversation,
    { type: "transfer.lapsed", agentId: target.publicId, fromAgentId, reason },
    by === undefined ? {} : { by },
  );
}
