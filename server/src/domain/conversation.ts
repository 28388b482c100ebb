import type {
  AgentId,
  CallbackWay,
  ChosenTopic,
  ClosedBy,
  ConversationId,
  DepartmentId,
  TransferReason,
} from "@presently/shared/protocol";
import { DeskError } from "@presently/shared/protocol";
import { deadlines } from "./deadline.ts";
import type { EventPayload } from "./event.ts";

/** How a visitor who keeps the place and leaves is called (R12): `turnUntilMs` once they are, with how often that was made longer. */
export interface CallbackKept {
  readonly way: CallbackWay;
  readonly turnUntilMs: number | null;
  readonly extensions: number;
}

/** What every conversation has, whatever its state. Numbers are the desk's own ids; times are epoch milliseconds. */
interface ConversationCore {
  readonly id: number;
  readonly publicId: ConversationId;
  /** Whether it stays out of every figure (TC1). */
  readonly isTest: boolean;
  readonly site: number;
  readonly visitor: number;
  readonly line: number;
  readonly departmentId: DepartmentId;
  readonly priority: number;
  readonly isReturned: boolean;
  /** The third key of the queue order (Q1): the first-queued time, or the time of a new start in line (Q7, C9). */
  readonly rankMs: number;
  readonly queuedAtMs: number;
  readonly isReachable: boolean;
  /** The agent who knew the visitor last. */
  readonly preferredAgent: number | null;
  /** Since when a visitor's message waits for a person's answer (C8). */
  readonly owesAnswerSinceMs: number | null;
  readonly transferCount: number;
  readonly createdAtMs: number;
  readonly firstMessageAtMs: number | null;
  /** When the agent who holds it, or held it last, took it. */
  readonly acceptedAtMs: number | null;
  readonly firstResponseAtMs: number | null;
  readonly ratingScore: number | null;
  /** How often the visitor may still say what it is about (TO2). */
  readonly topicChoicesLeft: number;
  /** What the visitor said at the end; false also once it was opened again, null = nobody has said (SO3). */
  readonly isSolved: boolean | null;
  /** Only while it stands in line (CB1). */
  readonly callback: CallbackKept | null;
}

/** A conversation holds exactly what its state has (C1). Once closed, `agent` is who held it last. */
export type Conversation = ConversationCore &
  (
    | { readonly state: "queued"; readonly agent: null }
    | { readonly state: "offered"; readonly agent: null }
    | { readonly state: "assigned" | "waitingOnVisitor"; readonly agent: number }
    | { readonly state: "messageLeft"; readonly agent: null }
    | {
        readonly state: "closed";
        readonly agent: number | null;
        readonly closedAtMs: number;
        readonly closedBy: Closer;
      }
  );
/** Whose act an end can be. The product itself ends nothing: silence and absence lead to a left message (C7). */
export type Closer = Exclude<ClosedBy, "system">;
export type Held = Extract<Conversation, { agent: number; state: "assigned" | "waitingOnVisitor" }>;
type State = Conversation["state"];

/** A conversation as a decision leaves it, and the events that tell of it. */
export interface Decided {
  readonly conversation: Conversation;
  readonly events: readonly EventPayload[];
}

/** Which states each transition may leave (C1, R10). What is not here does not happen. */
const leaves = {
  offer: ["queued"],
  offerEnds: ["offered"],
  assign: ["queued", "offered"],
  handOver: ["assigned", "waitingOnVisitor"],
  return: ["assigned", "waitingOnVisitor"],
  close: ["queued", "offered", "assigned", "waitingOnVisitor", "messageLeft"],
  leaveMessage: ["queued", "offered"],
  comeBack: ["messageLeft"],
  reopen: ["closed"],
  undoClose: ["closed"],
} as const satisfies Record<string, readonly State[]>;
type Transition = keyof typeof leaves;

/** Refuses a transition that the conversation's state does not allow (C1). */
function assertLeaves(conversation: Conversation, transition: Transition): void {
  const allowed: readonly State[] = leaves[transition];
  if (allowed.includes(conversation.state)) return;
  throw new DeskError(
    conversation.state === "closed" ? "conversation.is-closed" : "conversation.wrong-state",
  );
}

/** An agent as an event names it. */
export interface AgentRef {
  readonly id: number;
  readonly publicId: AgentId;
}

/** From the queue to an offer; the visitor keeps standing in line (C2). */
export function offered(conversation: Conversation, agent: AgentRef, expiresAtMs: number): Decided {
  assertLeaves(conversation, "offer");
  return {
    conversation: { ...conversation, state: "offered", agent: null },
    events: [{ type: "offer.made", agentId: agent.publicId, expiresAtMs }],
  };
}

type OfferEnd = Extract<EventPayload, { type: "offer.lapsed" }>["reason"];

/** An offer that was not accepted: back to the front of its priority as returned (Q3, RT5). */
export function offerLapsed(
  conversation: Conversation,
  agent: AgentRef,
  reason: OfferEnd,
): Decided {
  assertLeaves(conversation, "offerEnds");
  return {
    conversation: { ...conversation, state: "queued", agent: null, isReturned: true },
    events: [{ type: "offer.lapsed", agentId: agent.publicId, reason }],
  };
}

type AssignReason = Extract<EventPayload, { type: "conversation.assigned" }>["reason"];

/** From the queue or an offer to an agent: the wait is over (C3). */
export function assigned(
  conversation: Conversation,
  agent: AgentRef,
  reason: AssignReason,
  nowMs: number,
): Decided {
  assertLeaves(conversation, "assign");
  return assignedFrom(
    conversation,
    agent,
    { reason, fromAgentId: null, transferReason: null },
    nowMs,
  );
}

/** From one agent to another: by an accepted transfer, or taken by a supervisor (T4, RT8). Queue time and priority stay. */
export function handedOver(
  conversation: Conversation,
  agent: AgentRef,
  by: {
    reason: AssignReason;
    fromAgentId: AgentId;
    transferReason: TransferReason | null;
    departmentId?: DepartmentId;
  },
  nowMs: number,
): Decided {
  assertLeaves(conversation, "handOver");
  const decided = assignedFrom(conversation, agent, by, nowMs);
  const isTransfer = by.reason === "transferred";
  return {
    ...decided,
    conversation: {
      ...decided.conversation,
      transferCount: conversation.transferCount + (isTransfer ? 1 : 0),
    },
  };
}

function assignedFrom(
  conversation: Conversation,
  agent: AgentRef,
  by: {
    reason: AssignReason;
    fromAgentId: AgentId | null;
    transferReason: TransferReason | null;
    departmentId?: DepartmentId;
  },
  nowMs: number,
): Decided {
  return {
    conversation: {
      ...conversation,
      state: "assigned",
      agent: agent.id,
      preferredAgent: agent.id,
      isReturned: false,
      callback: null,
      acceptedAtMs: nowMs,
    },
    events: [{ type: "conversation.assigned", agentId: agent.publicId, ...by }],
  };
}

/** The agent is gone: back to the front with history and reason, the first-queued time kept (C5, Q3). */
export function returned(
  conversation: Conversation,
  reason: "agentLost" | "agentDisabled" | "repaired",
): Decided {
  assertLeaves(conversation, "return");
  return queuedAs({ ...conversation, state: "queued", agent: null, isReturned: true }, reason);
}

/** Ended by the visitor or the agent (C6). A visitor who leaves withdraws the question; an agent's close is a person's decision. */
export function closed(conversation: Conversation, closedBy: Closer, nowMs: number): Decided {
  assertLeaves(conversation, "close");
  return {
    conversation: {
      ...conversation,
      state: "closed",
      closedAtMs: nowMs,
      closedBy,
      owesAnswerSinceMs: null,
      isReturned: false,
      callback: null,
    },
    events: [{ type: "conversation.closed", closedBy }],
  };
}

/** From the line to the unanswered lane: asked for by the visitor, with a number (PH1), or after a long absence (C7, Q6). It stays owed an answer. */
export function messageLeft(
  conversation: Conversation,
  reason: "asked" | "absent" | "call",
  nowMs: number,
): Decided {
  assertLeaves(conversation, "leaveMessage");
  return {
    conversation: {
      ...conversation,
      state: "messageLeft",
      agent: null,
      isReturned: false,
      callback: null,
      owesAnswerSinceMs: conversation.owesAnswerSinceMs ?? nowMs,
    },
    events: [{ type: "conversation.messageLeft", reason }],
  };
}

/** The visitor is back: in line again, with the first time while nobody has answered, within a day; else with a new one (Q7). */
export function cameBack(conversation: Conversation, nowMs: number): Decided {
  assertLeaves(conversation, "comeBack");
  const isFirstTimeKept =
    conversation.owesAnswerSinceMs !== null &&
    nowMs - conversation.queuedAtMs < deadlines.returnWindow.ms;
  const times = isFirstTimeKept ? {} : { rankMs: nowMs, queuedAtMs: nowMs };
  return queuedAs(
    { ...conversation, ...times, state: "queued", agent: null, isReachable: true },
    "visitorBack",
  );
}

/** A message to a closed conversation within the window opens it again, at the end of the line (C9). */
export function reopened(conversation: Conversation, nowMs: number): Decided {
  assertLeaves(conversation, "reopen");
  const decided = queuedAs(
    {
      ...conversation,
      state: "queued",
      agent: null,
      preferredAgent: conversation.agent ?? conversation.preferredAgent,
      rankMs: nowMs,
      queuedAtMs: nowMs,
      isReachable: true,
      isSolved: false,
    },
    "reopened",
  );
  return { ...decided, events: [{ type: "conversation.reopened" }, ...decided.events] };
}

/** An agent's end is taken back: the chat is again as it was, with whoever held it (UD1). */
export function closeUndone(
  conversation: Conversation,
  holder: number,
  was: Pick<Held, "state" | "owesAnswerSinceMs">,
): Decided {
  assertLeaves(conversation, "undoClose");
  return {
    conversation: { ...conversation, ...was, agent: holder },
    events: [{ type: "conversation.reopened", undone: was.state }],
  };
}

type QueuedReason = Extract<EventPayload, { type: "conversation.queued" }>["reason"];

/** Says that a conversation stands in line, and why; where it is for a topic, for which. */
export function queuedAs(
  conversation: Conversation & { state: "queued" },
  reason: QueuedReason,
  chosen: { readonly topic: ChosenTopic; readonly text: string } | object = {},
): Decided {
  const { departmentId, queuedAtMs, isReturned } = conversation;
  const queued = { departmentId, reason, queuedAtMs, isReturned, ...chosen };
  return { conversation, events: [{ type: "conversation.queued", ...queued }] };
}

/** How a message moves its conversation (C4, C8): who is waiting for whom, and whether an answer is owed. A greeting of an agent's answers nothing (CR6). */
export function afterMessage(
  conversation: Conversation,
  from: "visitor" | "agent" | "greeting",
  nowMs: number,
): Conversation {
  if (from === "visitor") {
    const owed = {
      firstMessageAtMs: conversation.firstMessageAtMs ?? nowMs,
      owesAnswerSinceMs: conversation.owesAnswerSinceMs ?? nowMs,
    };
    return conversation.state === "waitingOnVisitor"
      ? { ...conversation, ...owed, state: "assigned" }
      : { ...conversation, ...owed };
  }
  const answered =
    from === "greeting"
      ? {}
      : {
          owesAnswerSinceMs: null,
          firstResponseAtMs: conversation.firstResponseAtMs ?? nowMs,
        };
  return conversation.state === "assigned"
    ? { ...conversation, ...answered, state: "waitingOnVisitor" }
    : { ...conversation, ...answered };
}

/** Whether the conversation is with an agent. */
export function isHeld(conversation: Conversation): conversation is Held {
  return conversation.state === "assigned" || conversation.state === "waitingOnVisitor";
}
