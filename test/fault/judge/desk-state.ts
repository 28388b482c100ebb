import type {
  CallbackWay,
  DeskView,
  LastingEvent,
  LastingEventOf,
} from "@presently/shared/protocol";

export type Use = "offer" | "chat" | "wrapUp";

export interface AgentState {
  readonly id: string;
  readonly departments: ReadonlySet<string>;
  availability: string;
  presence: string;
  capacity: number;
  /** What each slot in use is used for, by conversation. */
  readonly slots: Map<string, Use>;
}

export interface ConversationState {
  readonly id: string;
  state: "queued" | "offered" | "held" | "messageLeft" | "closed";
  department: string;
  queuedAtMs: number;
  /** Where the rank lies: it begins as the time at which they came to stand in line; of who moved back it is known to the millisecond of the next. */
  rank: { readonly fromMs: number; readonly toMs: number };
  isReturned: boolean;
  isReachable: boolean;
  /** Since when nobody was there. */
  absentSinceMs: number | undefined;
  callback: CallbackWay | undefined;
  /** Until when who was called has to come. */
  turnUntilMs: number | undefined;
  /** How often they asked for more time since. */
  extensions: number;
  /** The server started while they were called, and their time has not begun anew yet. */
  mayBeginAnew: boolean;
  /** The mail or the push that calls them has gone. */
  isCallSent: boolean;
  holder: string | undefined;
  /** To whom a supervisor is giving it although every slot of theirs is in use (AS3). */
  beyondFor: string | undefined;
}

/** Whether they are called by what the server sends, wherever they are; then the place is kept for the day (CB2). */
export function isSentFor(callback: CallbackWay | undefined): boolean {
  return callback === "email" || callback === "push";
}

/** Says what is wrong when somebody is given something; called just before it is given. */
export interface Rules {
  onGiven(agent: AgentState, conversation: ConversationState, event: LastingEvent): void;
  onAssignedBy(agent: AgentState, conversation: ConversationState, event: LastingEvent): void;
  onFromQueue(agent: AgentState, conversation: ConversationState, event: LastingEvent): void;
  onHeld(conversation: ConversationState, former: string, event: LastingEvent): void;
  onTurn(conversation: ConversationState, event: TurnEvent): void;
  onGivenUp(conversation: ConversationState, event: LastingEvent): void;
}

export type TurnEvent = LastingEventOf<"turn.called" | "turn.extended" | "turn.passed">;

/** Whoever is called has this long to come, and as much again when they ask for more (R12). */
export const TO_COME_MS = 120_000;

/** Who holds what and who waits, told forward from the team's events: the judge's own small model of the desk. */
export class DeskState {
  readonly agents = new Map<string, AgentState>();
  readonly conversations = new Map<string, ConversationState>();
  readonly #rules: Rules;

  constructor(start: DeskView, rules: Rules) {
    this.#rules = rules;
    for (const { agentId, availability, presence, capacity, departmentIds } of start.agents) {
      this.agents.set(agentId, {
        id: agentId,
        departments: new Set(departmentIds),
        availability,
        presence,
        capacity,
        slots: new Map(),
      });
    }
  }

  /** Somebody who waits, can be reached, and could be given to the agent now. */
  canServe(agent: AgentState, conversation: ConversationState): boolean {
    return (
      conversation.state === "queued" &&
      conversation.isReachable &&
      agent.departments.has(conversation.department)
    );
  }

  isFree(agent: AgentState): boolean {
    return takesChats(agent) && agent.slots.size < agent.capacity;
  }

  /** The server started: nobody is connected until they are heard of. */
  restarted(atMs: number): void {
    for (const conversation of this.conversations.values()) {
      // What is kept for somebody who can be reached is kept by the clock on the wall (D2).
      if (!isSentFor(conversation.callback) || conversation.absentSinceMs === undefined)
        conversation.absentSinceMs = atMs;
      conversation.isReachable = false;
      conversation.mayBeginAnew = conversation.turnUntilMs !== undefined;
    }
  }

  /** Who stands next behind one who waits and is there, of those who came back to the line alike (R11). */
  nextBehind(place: ConversationState): ConversationState | undefined {
    return [...this.conversations.values()]
      .filter(
        (each) =>
          each.state === "queued" &&
          each.isReachable &&
          each.department === place.department &&
          each.isReturned === place.isReturned &&
          each.rank.toMs >= place.rank.fromMs &&
          each !== place,
      )
      .toSorted((a, b) => a.rank.fromMs - b.rank.fromMs)[0];
  }

  apply(event: LastingEvent): void {
    if (event.type === "agent.availabilityChanged")
      this.#agent(event.agentId).availability = event.availability;
    else if (event.type === "agent.capacityChanged")
      this.#agent(event.agentId).capacity = event.capacity;
    else if (event.type === "agent.presenceChanged")
      this.#agent(event.agentId).presence = event.presence;
    else if ("conversationId" in event) this.#applyTo(event);
  }

  #applyTo(event: Extract<LastingEvent, { conversationId: unknown }>): void {
    if (event.type === "conversation.started") {
      this.conversations.set(event.conversationId, {
        id: event.conversationId,
        state: "messageLeft",
        department: event.departmentId,
        queuedAtMs: event.atMs,
        rank: { fromMs: event.atMs, toMs: event.atMs },
        isReturned: false,
        isReachable: true,
        absentSinceMs: undefined,
        callback: undefined,
        turnUntilMs: undefined,
        extensions: 0,
        mayBeginAnew: false,
        isCallSent: false,
        holder: undefined,
        beyondFor: undefined,
      });
      return;
    }
    const conversation = this.conversations.get(event.conversationId);
    if (conversation === undefined) return;
    switch (event.type) {
      case "conversation.queued":
        return this.#queue(conversation, event);
      case "conversation.assigned":
        return this.#assign(conversation, event);
      case "conversation.given":
        conversation.beyondFor = event.isBeyondCapacity ? event.agentId : undefined;
        return;
      case "offer.made":
        this.#rules.onFromQueue(this.#agent(event.agentId), conversation, event);
        this.#give(conversation, event.agentId, "offer", event);
        conversation.state = "offered";
        return;
      case "offer.lapsed":
        this.#free(conversation.id, event.agentId, "offer");
        if (conversation.state !== "offered") return;
        conversation.state = "queued";
        conversation.isReturned = true;
        return;
      case "transfer.offered":
        return this.#give(conversation, event.agentId, "offer", event);
      case "transfer.lapsed":
        return this.#free(conversation.id, event.agentId, "offer");
      case "wrapUp.started":
        this.#agent(event.agentId).slots.set(conversation.id, "wrapUp");
        return;
      case "wrapUp.ended":
        return event.reason === "undone"
          ? this.#holdAgain(conversation, event)
          : this.#free(conversation.id, event.agentId, "wrapUp");
      case "callback.asked":
        // The desk asks for them where no push reaches them: they are called still, by mail that has yet to go (PU2).
        if (event.by === "system") conversation.isCallSent = false;
        else notCalledBack(conversation);
        conversation.callback = event.way;
        return;
      case "callback.cancelled":
        return notCalledBack(conversation);
      case "turn.called":
        this.#rules.onTurn(conversation, event);
        conversation.turnUntilMs = event.untilMs;
        conversation.extensions = 0;
        conversation.isCallSent = false;
        conversation.mayBeginAnew = false;
        return;
      case "turn.extended":
        this.#rules.onTurn(conversation, event);
        if (!isBegunAnew(conversation, event)) conversation.extensions += 1;
        conversation.turnUntilMs = event.untilMs;
        conversation.mayBeginAnew = false;
        return;
      case "turn.answered":
        conversation.turnUntilMs = undefined;
        return;
      case "turn.passed":
        return this.#pass(conversation, event);
      case "mail.sent":
        conversation.isCallSent ||= event.mail === "turn";
        return;
      case "push.sent":
        conversation.isCallSent = true;
        return;
      case "conversation.closed":
        notCalledBack(conversation);
        conversation.state = "closed";
        conversation.isReturned = false;
        conversation.holder = undefined;
        return;
      case "conversation.reopened":
        if (event.undone === undefined) return; // it stands in line by the event that follows
        conversation.state = "held";
        return;
      case "conversation.messageLeft":
        if (event.reason === "absent") this.#rules.onGivenUp(conversation, event);
        notCalledBack(conversation);
        conversation.state = "messageLeft";
        conversation.isReturned = false;
        return;
      case "visitor.presenceChanged":
        conversation.isReachable = event.presence === "present";
        conversation.absentSinceMs = event.presence === "absent" ? event.atMs : undefined;
        return;
      case "call.asked":
      case "call.cancelled":
      case "call.recorded":
      case "call.taken":
      case "promise.made":
      case "promise.changed":
      case "promise.kept":
      case "promise.takenBack":
      case "promise.broken":
      case "promise.reminded":
      case "conversation.marked":
      case "conversation.tagged":
      case "ending.written":
      case "question.added":
      case "question.marked":
      case "case.shelved":
      case "conversation.erased":
      case "kindWords.shared":
      case "complaint.raised":
      case "complaint.ended":
      case "conversation.taken":
      case "defect.repaired":
      case "goodwill.given":
      case "incident.linked":
      case "incident.updated":
      case "mail.failed":
      case "push.failed":
      case "message.posted":
      case "note.posted":
      case "rating.given":
      case "file.opened":
      case "solution.answered":
      case "article.shown":
      case "article.answered":
      case "form.sent":
      case "form.answered":
      case "replies.offered":
      case "wait.announced": // move nobody
    }
  }

  /** Back one place: behind the next who is there; or somebody has just gone first. */
  #pass(conversation: ConversationState, event: LastingEventOf<"turn.passed">): void {
    this.#rules.onTurn(conversation, event);
    conversation.turnUntilMs = undefined;
    const next = event.reason === "elapsed" ? this.nextBehind(conversation) : undefined;
    if (next !== undefined)
      conversation.rank = { fromMs: next.rank.fromMs, toMs: next.rank.toMs + 1 };
  }

  #queue(conversation: ConversationState, event: LastingEventOf<"conversation.queued">): void {
    if (conversation.holder !== undefined) this.#free(conversation.id, conversation.holder, "chat");
    conversation.holder = undefined;
    conversation.state = "queued";
    conversation.department = event.departmentId;
    // The rank is the first-queued time, unless a turn that passed has moved it.
    if (conversation.queuedAtMs !== event.queuedAtMs)
      conversation.rank = { fromMs: event.queuedAtMs, toMs: event.queuedAtMs };
    conversation.queuedAtMs = event.queuedAtMs;
    conversation.isReturned = event.isReturned;
    if (event.reason === "reopened" || event.reason === "visitorBack")
      conversation.isReachable = true;
  }

  #assign(conversation: ConversationState, event: LastingEventOf<"conversation.assigned">): void {
    const former = conversation.holder;
    if (former !== undefined) {
      if (event.fromAgentId !== former) this.#rules.onHeld(conversation, former, event);
      this.#free(conversation.id, former, "chat");
    }
    const agent = this.#agent(event.agentId);
    if (agent.slots.get(conversation.id) !== "offer") {
      if (event.reason !== "taken" && event.reason !== "given")
        this.#rules.onFromQueue(agent, conversation, event);
      this.#rules.onGiven(agent, conversation, event);
    }
    if (event.reason === "given") this.#rules.onAssignedBy(agent, conversation, event);
    conversation.beyondFor = undefined;
    agent.slots.set(conversation.id, "chat");
    notCalledBack(conversation);
    conversation.state = "held";
    conversation.isReturned = false;
    conversation.holder = event.agentId;
  }

  /** An end was taken back: the slot was never free, so it is theirs also where they carry fewer since. */
  #holdAgain(conversation: ConversationState, event: LastingEventOf<"wrapUp.ended">): void {
    const agent = this.#agent(event.agentId);
    if (agent.slots.get(conversation.id) !== "wrapUp")
      this.#rules.onGiven(agent, conversation, event);
    agent.slots.set(conversation.id, "chat");
    conversation.holder = event.agentId;
  }

  #give(conversation: ConversationState, agentId: string, use: Use, event: LastingEvent): void {
    const agent = this.#agent(agentId);
    this.#rules.onGiven(agent, conversation, event);
    agent.slots.set(conversation.id, use);
  }

  #free(conversation: string, agentId: string, use: Use): void {
    const { slots } = this.#agent(agentId);
    if (slots.get(conversation) === use) slots.delete(conversation);
  }

  #agent(id: string): AgentState {
    const agent = this.agents.get(id);
    if (agent === undefined) throw new Error(`the observer was never told of agent ${id}`);
    return agent;
  }
}

/** Online by choice and connected in fact (RT2). */
export function takesChats({ availability, presence }: AgentState): boolean {
  return availability === "online" && presence === "connected";
}

function notCalledBack(conversation: ConversationState): void {
  conversation.callback = undefined;
  conversation.turnUntilMs = undefined;
}

/** The time to come begins anew with the server, once for each start, and with a mail or a push that goes late; that is no extension (D2, CB4). */
export function isBegunAnew(
  { mayBeginAnew, callback, isCallSent }: ConversationState,
  { atMs, untilMs }: LastingEventOf<"turn.extended">,
): boolean {
  const mayBeSent = isSentFor(callback) && !isCallSent;
  return (mayBeginAnew || mayBeSent) && untilMs === atMs + TO_COME_MS;
}

/** Whether one who waits stands before another (R11); false when only the desk's own ids could tell. */
export function standsBefore(one: ConversationState, other: ConversationState): boolean {
  if (one.isReturned !== other.isReturned) return one.isReturned;
  return one.rank.toMs < other.rank.fromMs;
}
