import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  type DepartmentId,
  type EscalationStep,
  type TransferReason,
} from "@presently/shared/protocol";
import { type Conversation, handedOver, type Held, isHeld } from "../domain/conversation.ts";
import type { EventPayload } from "../domain/event.ts";
import { type AgentFacts, chooseAgent } from "../domain/routing.ts";
import { canTakeOver, type KeptNote, lineAfter, readHandover } from "../domain/transfer.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { linesOfAgent } from "../store/statements/agents.ts";
import { departmentByPublicId, departmentOfLine } from "../store/statements/departments.ts";
import { lastEventOf, lastEventsOf } from "../store/statements/past-events.ts";
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
  const text = yield* readNote(work, conversation, command);
  const { to, reason } = command;
  const target = yield* findTarget(work, conversation, to);
  if (target === undefined) throw new DeskError("transfer.target-unavailable");
  yield* offerTransfer(work, conversation, { to, target, reason, text });
}

/** The note that goes with it, where nothing is on its way yet (T1, T3). Throws what `readHandover` does, and `conversation.wrong-state`. */
export function* readNote(
  work: Work,
  conversation: Held,
  { note: typed, again }: Pick<CommandOf<AgentCommand, "conversation.escalate">, "note" | "again">,
): Script<KeptNote> {
  const text = readHandover(typed, again, conversation.transferCount);
  if ((yield* slotsOf(work, conversation.id)).offer !== undefined)
    throw new DeskError("conversation.wrong-state");
  return text;
}

/** The colleague has 30 s to take it over; a slot of theirs is kept for it (T3). */
export function* offerTransfer(
  work: Work,
  conversation: Held,
  offer: { to: EscalationStep; target: AgentFacts; reason: TransferReason; text: KeptNote },
): Script<void> {
  const { to, target, reason, text } = offer;
  const from = yield* agentOf(work, conversation.agent);
  yield* takeSlot(work, target, conversation.id, "offer");
  note(work, conversation, {
    type: "transfer.offered",
    agentId: target.publicId,
    fromAgentId: from.publicId,
    departmentId: "departmentId" in to ? to.departmentId : null,
    transferReason: reason,
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

/** The conversation a command hands over, held by an agent. Throws by state and by right (T8). */
export function* heldFor(
  work: Work,
  agent: ActingAgent,
  command: CommandOf<
    AgentCommand,
    "conversation.transfer" | "conversation.escalate" | "transfer.cancel"
  >,
): Script<Held> {
  const conversation = yield* conversationFor(work, agent, command.conversationId);
  if (conversation.state === "closed") throw new DeskError("conversation.is-closed");
  assertRightOver(agent, command.type, conversation);
  if (!isHeld(conversation)) throw new DeskError("conversation.wrong-state");
  return conversation;
}

/** Who is asked: that agent, or the best of the department, other than who holds it; undefined = nobody can take it now (T2). */
export function* findTarget(
  work: Work,
  conversation: Held,
  to: EscalationStep,
): Script<AgentFacts | undefined> {
  if ("departmentId" in to) {
    for (const line of yield* linesIn(work, to.departmentId, conversation)) {
      const serving = yield* agentsFor(work, line);
      const colleagues = serving.filter(({ id }) => id !== conversation.agent);
      const best = chooseAgent({ preferredAgent: null }, colleagues);
      if (best !== undefined) return best;
    }
    return undefined;
  }
  const target = yield* findAgent(work, to.agentId);
  const lines = yield* all(linesOfAgent, { desk: work.desk, agent: target.id });
  const canTake = canTakeOver(
    target,
    lines.map(({ line }) => line),
  );
  return target.id === conversation.agent || target.isDisabled || !canTake ? undefined : target;
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

type Offered = Pick<
  Extract<EventPayload, { type: "transfer.offered" }>,
  "transferReason" | "departmentId" | "agentId" | "fromAgentId"
>;

function* offeredTransfer(work: Work, conversation: number): Script<Offered> {
  const event = yield* one(lastEventOf, {
    desk: work.desk,
    conversation,
    type: "transfer.offered",
  });
  if (event === undefined)
    throw new Error(`conversation ${conversation} was never offered to a colleague`);
  return JSON.parse(event.data); // written by `offerTransfer` above, whose payload has these fields
}

/** The last offers of a conversation to colleagues, whatever became of them, the latest first. */
export function* offersOf({ desk }: Work, conversation: number): Script<Offered[]> {
  const events = yield* all(lastEventsOf, { desk, conversation, type: "transfer.offered" });
  return events.map(({ data }) => JSON.parse(data)); // written by `offerTransfer` above, whose payload has these fields
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
