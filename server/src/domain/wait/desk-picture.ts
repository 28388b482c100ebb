import type { QueuePlace } from "../queue.ts";
import { BRIEF_ABSENCE_MS } from "../wait-facts.ts";
import type { EndedWait, Lesson } from "./lesson.ts";
import { WaitingLines } from "./waiting-lines.ts";
import { WorkClock } from "./work-units.ts";
import type { Inconsistency, WaitEvent } from "./wait-event.ts";

/** More slots than this of one agent are no person's: the rest is not believed. */
const MAX_CAPACITY = 1000;
/** Chats that broke off and have not come back are remembered this long, for their first time in line. */
const BROKEN_OFF_MS = 3_600_000;

export interface OpenChat {
  readonly conversation: string;
  readonly line: string;
  readonly firstQueuedAtMs: number;
  readonly order: number;
  readonly workBefore: Float64Array;
  /** How long its visitor waited before it. */
  readonly waitedMs: number;
  /** How long it lasts says nothing of the others (TC4). */
  readonly isTest?: boolean | undefined;
}

export interface AgentAtDesk {
  readonly id: string;
  lines: readonly string[];
  /** 0 while away or offline. */
  capacity: number;
  /** The capacity when last there. */
  usualCapacity: number;
  isOnline: boolean;
  /** Whether ever seen at work. Who never was comes as a newcomer, and is no one to be back. */
  hasWorked: boolean;
  /** Whether offline at any time of the absence that goes on, and not only away. */
  wasOffline: boolean;
  /** Since when there, or since when away. */
  sinceMs: number;
  /** When they mean to be back, if they said so. */
  backAtMs?: number | undefined;
  /** When the shift ends that they came for, if that was said with their coming. */
  shiftEndsAtMs?: number | undefined;
  readonly clock: WorkClock;
  readonly chats: Map<string, OpenChat>;
}

export interface InLine extends QueuePlace {
  readonly conversation: string;
  readonly line: string;
  /** When this wait began; `rankMs` is when the first one did. */
  readonly queuedAtMs: number;
  /** False: passed over for now. */
  readonly isHere: boolean;
}

/** What an event did to the picture: it taught something, or it contradicted what was there and was passed over. */
export type Outcome =
  | { readonly lessons: readonly Lesson[]; readonly inconsistency?: undefined }
  | { readonly inconsistency: Inconsistency; readonly lessons?: undefined };

const NOTHING_LEARNED: Outcome = { lessons: [] };

/** Who works, who waits, and what is being worked on: a fold over the desk's events, which says what each of them teaches. */
export class DeskPicture {
  readonly agents = new Map<string, AgentAtDesk>();
  readonly waiting = new WaitingLines();
  nowMs = 0;
  private hasBegun = false;
  private arrivals = 0;
  readonly holders = new Map<string, AgentAtDesk>();
  private readonly brokenOff = new Map<string, { firstMs: number; order: number; atMs: number }>();

  apply(event: WaitEvent): Outcome {
    const inconsistency = this.contradiction(event);
    // What is passed over has not happened, not even as a tick of the clock.
    if (inconsistency !== undefined) return { inconsistency };
    this.nowMs = event.atMs;
    this.hasBegun = true;
    return this.happened(event);
  }

  /** Why an event would be passed over: it contradicts what is there. */
  contradiction(event: WaitEvent): Inconsistency | undefined {
    if (this.hasBegun && event.atMs < this.nowMs) return "time runs backwards";
    const isOnline = (agent: string) => this.agents.get(agent)?.isOnline === true;
    switch (event.kind) {
      case "agentOnline":
        return isOnline(event.agent) ? "agent is online already" : undefined;
      case "agentCapacity":
      case "agentOffline":
        return isOnline(event.agent) ? undefined : "agent is not online";
      case "queued":
        return this.waiting.has(event.conversation) ? "conversation is in line already" : undefined;
      case "assigned":
        if (!this.waiting.has(event.conversation)) return "conversation is not in line";
        return isOnline(event.agent) ? undefined : "agent is not online";
      case "ended":
        return this.holders.get(event.conversation)?.id === event.agent
          ? undefined
          : "conversation is not with that agent";
      case "left":
      case "moved":
      case "wentAway":
      case "cameBack":
        return this.waiting.has(event.conversation) ? undefined : "conversation is not in line";
      case "handedOver":
        if (!this.holders.has(event.conversation)) return "conversation is not with an agent";
        return this.agents.has(event.agent) ? undefined : "agent is not online";
      case "agentSlots":
        return undefined;
    }
  }

  private happened(event: WaitEvent): Outcome {
    switch (event.kind) {
      case "agentOnline":
        return this.agentOnline(event);
      case "agentCapacity":
        return this.agentCapacity(event);
      case "agentOffline":
        return this.agentOffline(event);
      case "queued":
        return this.queued(event);
      case "assigned":
        return this.assigned(event);
      case "ended":
        return this.ended(event);
      case "left":
        return this.left(event);
      case "moved":
        return this.moved(event);
      case "wentAway":
        return this.wentAway(event);
      case "cameBack":
        return this.cameBack(event);
      case "handedOver":
        return this.handedOver(event);
      case "agentSlots":
        return this.agentOnline(event);
    }
  }

  private agentOnline(event: Of<"agentOnline" | "agentSlots">): Outcome {
    const { agent: id, lines, capacity } = event;
    const agent = this.agentCalled(id);
    setOnline(agent, event.kind === "agentOnline" || !event.isOffline);
    agent.lines = [...new Set(lines)].sort();
    agent.shiftEndsAtMs = capacity > 0 ? event.shiftEndsAtMs : undefined;
    // What was said holds while they are away, whatever becomes of the connection.
    const said = event.kind === "agentSlots" ? event.backAtMs : null;
    if (said !== undefined || capacity > 0)
      agent.backAtMs = capacity > 0 ? undefined : (said ?? undefined);
    return this.changeCapacity(agent, capacity);
  }

  /** The agent of that name, who is made known if need be. */
  agentCalled(id: string): AgentAtDesk {
    let agent = this.agents.get(id);
    if (agent !== undefined) return agent;
    agent = {
      id,
      lines: [],
      capacity: 0,
      usualCapacity: 1,
      isOnline: true,
      hasWorked: false,
      wasOffline: false,
      sinceMs: this.nowMs,
      clock: new WorkClock(this.nowMs),
      chats: new Map(),
    };
    this.agents.set(id, agent);
    return agent;
  }

  private agentCapacity({ agent: id, capacity }: Of<"agentCapacity">): Outcome {
    const agent = this.agents.get(id);
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    return this.changeCapacity(agent, capacity);
  }

  private agentOffline({ agent: id }: Of<"agentOffline">): Outcome {
    const agent = this.agents.get(id);
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    const { lessons = [] } = this.changeCapacity(agent, 0);
    setOnline(agent, false);
    agent.shiftEndsAtMs = undefined;
    const broken = [...agent.chats.values()].map((chat) => this.breakOff(agent, chat));
    return { lessons: [...lessons, ...broken] };
  }

  private queued(event: Of<"queued">): Outcome {
    const { conversation, line, priority, isReturned } = event;
    const lessons: Lesson[] = [];
    const holder = this.holders.get(conversation);
    const held = holder?.chats.get(conversation);
    if (holder !== undefined && held !== undefined) lessons.push(this.breakOff(holder, held));
    const before = this.brokenOff.get(conversation);
    this.brokenOff.delete(conversation);
    this.arrivals += 1;
    this.waiting.set({
      id: before?.order ?? this.arrivals,
      priority,
      isReturned,
      rankMs: event.rankMs ?? before?.firstMs ?? this.nowMs,
      conversation,
      line,
      queuedAtMs: this.nowMs,
      isHere: event.isHere ?? true,
    });
    if (priority > 0 || isReturned) lessons.push({ kind: "cameBefore", line, atMs: this.nowMs });
    return { lessons };
  }

  private assigned({ conversation, agent: id, line, isTest }: Of<"assigned" | "ended">): Outcome {
    const waited = this.waiting.get(conversation);
    const agent = this.agents.get(id);
    if (waited === undefined) return { inconsistency: "conversation is not in line" };
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    this.waiting.delete(conversation);
    const { rankMs: firstQueuedAtMs, id: order } = waited;
    const waitedMs = this.nowMs - waited.queuedAtMs;
    this.hold(agent, { conversation, line, firstQueuedAtMs, order, waitedMs, isTest });
    return { lessons: [this.waitOf(waited, "served", this.nowMs)] };
  }

  private ended({ conversation, agent: id }: Of<"assigned" | "ended">): Outcome {
    const agent = this.holders.get(conversation);
    const chat = agent?.chats.get(conversation);
    if (agent === undefined || chat === undefined || agent.id !== id) {
      return { inconsistency: "conversation is not with that agent" };
    }
    const load = agent.chats.size;
    const work = this.release(agent, chat);
    return {
      lessons: [{ kind: "ended", line: chat.line, agent: id, work, load, waitedMs: chat.waitedMs }],
    };
  }

  private left({ conversation, awayMs = 0 }: Of<"left">): Outcome {
    const waited = this.waiting.get(conversation);
    if (waited === undefined) return { inconsistency: "conversation is not in line" };
    this.waiting.delete(conversation);
    return { lessons: [this.waitOf(waited, "left", this.nowMs - awayMs)] };
  }

  /** She has not given up: in another line she waits on, and what was told of the former one is over. */
  private moved({ conversation, line, priority }: Of<"moved">): Outcome {
    const waiting = this.waiting.get(conversation);
    if (waiting === undefined) return { inconsistency: "conversation is not in line" };
    this.waiting.set({ ...waiting, line, priority });
    const lessons: Lesson[] = [];
    if (line !== waiting.line) lessons.push(this.waitOf(waiting, "moved", this.nowMs));
    if (priority > 0) lessons.push({ kind: "cameBefore", line, atMs: this.nowMs });
    return { lessons };
  }

  private wentAway({ conversation }: Of<"wentAway">): Outcome {
    const waiting = this.waiting.get(conversation);
    if (waiting === undefined) return { inconsistency: "conversation is not in line" };
    this.waiting.set({ ...waiting, isHere: false });
    return NOTHING_LEARNED;
  }

  /** Who was gone for long had left the line, as far as can be learned from her, and waits anew; in her place. */
  private cameBack({ conversation, awayMs, rankMs }: Of<"cameBack">): Outcome {
    const waiting = this.waiting.get(conversation);
    if (waiting === undefined) return { inconsistency: "conversation is not in line" };
    const isBrief = waiting.isHere || awayMs < BRIEF_ABSENCE_MS;
    const queuedAtMs = isBrief ? waiting.queuedAtMs : this.nowMs;
    this.waiting.set({ ...waiting, queuedAtMs, rankMs, isHere: true });
    if (isBrief) return NOTHING_LEARNED;
    return { lessons: [this.waitOf(waiting, "left", this.nowMs - awayMs)] };
  }

  private waitOf(
    { line, conversation, queuedAtMs }: InLine,
    kind: EndedWait["kind"],
    untilMs: number,
  ): EndedWait {
    const endedAtMs = Math.max(queuedAtMs, untilMs);
    return { kind, line, conversation, waitMs: endedAtMs - queuedAtMs, endedAtMs };
  }

  private handedOver({ conversation, agent: id, line }: Of<"handedOver">): Outcome {
    const from = this.holders.get(conversation);
    const chat = from?.chats.get(conversation);
    const agent = this.agents.get(id);
    if (from === undefined || chat === undefined || agent === undefined)
      return { inconsistency: "conversation is not with an agent" };
    const work = this.release(from, chat);
    this.hold(agent, { ...chat, line });
    return { lessons: [{ kind: "brokeOff", line: chat.line, agent: from.id, work }] };
  }

  /** Puts a chat into an agent's hands, from now on. */
  hold(agent: AgentAtDesk, chat: Omit<OpenChat, "workBefore">): void {
    agent.hasWorked = true;
    agent.chats.set(chat.conversation, { ...chat, workBefore: agent.clock.read(this.nowMs) });
    agent.clock.setLoad(agent.chats.size, this.nowMs);
    this.holders.set(chat.conversation, agent);
  }

  private changeCapacity(agent: AgentAtDesk, wanted: number): Outcome {
    const capacity = Math.max(0, Math.min(MAX_CAPACITY, Math.floor(wanted)));
    const wasHere = agent.capacity > 0;
    const isHere = capacity > 0;
    agent.capacity = capacity;
    if (isHere) agent.usualCapacity = capacity;
    if (wasHere === isHere) return NOTHING_LEARNED;
    const fromMs = agent.sinceMs;
    agent.sinceMs = this.nowMs;
    const untilMs = this.nowMs;
    if (!isHere) return { lessons: [{ kind: "went", agent: agent.id, fromMs, untilMs }] };
    const { hasWorked, wasOffline } = agent;
    agent.hasWorked = true;
    agent.wasOffline = false;
    if (!hasWorked) return { lessons: [{ kind: "begun", agent: agent.id, atMs: untilMs }] };
    const lengthMs = untilMs - fromMs;
    return { lessons: [{ kind: "cameBack", agent: agent.id, fromMs, lengthMs, wasOffline }] };
  }

  private breakOff(agent: AgentAtDesk, chat: OpenChat): Lesson {
    const { conversation, line, firstQueuedAtMs, order } = chat;
    const work = this.release(agent, chat);
    for (const [id, { atMs }] of this.brokenOff) {
      if (this.nowMs - atMs <= BROKEN_OFF_MS) break;
      this.brokenOff.delete(id);
    }
    this.brokenOff.set(conversation, { firstMs: firstQueuedAtMs, order, atMs: this.nowMs });
    return { kind: "brokeOff", line, agent: agent.id, work };
  }

  /** Takes a chat out of its agent's hands; answers the work that was done on it. */
  release(agent: AgentAtDesk, chat: OpenChat): Float64Array {
    const work = agent.clock.read(this.nowMs).map((done, at) => done - (chat.workBefore[at] ?? 0));
    agent.chats.delete(chat.conversation);
    this.holders.delete(chat.conversation);
    agent.clock.setLoad(agent.chats.size, this.nowMs);
    return work;
  }
}

function setOnline(agent: AgentAtDesk, isOnline: boolean): void {
  agent.isOnline = isOnline;
  agent.wasOffline ||= !isOnline;
}

type Of<Kind extends WaitEvent["kind"]> = Extract<WaitEvent, { kind: Kind }>;
