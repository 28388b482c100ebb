import { byQueueOrder, type QueuePlace } from "../queue.ts";
import type { Lesson } from "./lesson.ts";
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
}

export interface AgentAtDesk {
  readonly id: string;
  lines: readonly string[];
  /** 0 while away or offline. */
  capacity: number;
  /** The capacity when last there. */
  usualCapacity: number;
  isOnline: boolean;
  /** Since when there, or since when away. */
  sinceMs: number;
  readonly clock: WorkClock;
  readonly chats: Map<string, OpenChat>;
}

export interface InLine extends QueuePlace {
  readonly conversation: string;
  readonly line: string;
  /** When this wait began; `rankMs` is when the first one did. */
  readonly queuedAtMs: number;
}

/** What an event did to the picture: it taught something, or it contradicted what was there and was passed over. */
export type Outcome =
  | { readonly lessons: readonly Lesson[]; readonly inconsistency?: undefined }
  | { readonly inconsistency: Inconsistency; readonly lessons?: undefined };

const NOTHING_LEARNED: Outcome = { lessons: [] };

/** Who works, who waits, and what is being worked on: a fold over the desk's events, which says what each of them teaches. */
export class DeskPicture {
  readonly agents = new Map<string, AgentAtDesk>();
  readonly waiting = new Map<string, InLine>();
  nowMs = 0;
  private hasBegun = false;
  private arrivals = 0;
  private readonly holders = new Map<string, AgentAtDesk>();
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
        return this.waiting.has(event.conversation) ? undefined : "conversation is not in line";
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
    }
  }

  /** Those who wait, in the order of service (Q1). */
  inOrder(): InLine[] {
    return [...this.waiting.values()].sort(byQueueOrder);
  }

  private agentOnline({ agent: id, lines, capacity }: Of<"agentOnline">): Outcome {
    let agent = this.agents.get(id);
    const isNew = agent === undefined;
    if (agent === undefined) {
      agent = {
        id,
        lines: [],
        capacity: 0,
        usualCapacity: 1,
        isOnline: true,
        sinceMs: this.nowMs,
        clock: new WorkClock(this.nowMs),
        chats: new Map(),
      };
      this.agents.set(id, agent);
    }
    agent.isOnline = true;
    agent.lines = [...new Set(lines)].sort();
    return this.changeCapacity(agent, capacity, isNew);
  }

  private agentCapacity({ agent: id, capacity }: Of<"agentCapacity">): Outcome {
    const agent = this.agents.get(id);
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    return this.changeCapacity(agent, capacity, false);
  }

  private agentOffline({ agent: id }: Of<"agentOffline">): Outcome {
    const agent = this.agents.get(id);
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    const { lessons = [] } = this.changeCapacity(agent, 0, false);
    agent.isOnline = false;
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
    this.waiting.set(conversation, {
      id: before?.order ?? this.arrivals,
      priority,
      isReturned,
      rankMs: before?.firstMs ?? this.nowMs,
      conversation,
      line,
      queuedAtMs: this.nowMs,
    });
    if (priority > 0 || isReturned) lessons.push({ kind: "cameBefore", line, atMs: this.nowMs });
    return { lessons };
  }

  private assigned({ conversation, agent: id, line }: Of<"assigned" | "ended">): Outcome {
    const waited = this.waiting.get(conversation);
    const agent = this.agents.get(id);
    if (waited === undefined) return { inconsistency: "conversation is not in line" };
    if (agent?.isOnline !== true) return { inconsistency: "agent is not online" };
    this.waiting.delete(conversation);
    agent.chats.set(conversation, {
      conversation,
      line,
      firstQueuedAtMs: waited.rankMs,
      order: waited.id,
      workBefore: agent.clock.read(this.nowMs),
    });
    agent.clock.setLoad(agent.chats.size, this.nowMs);
    this.holders.set(conversation, agent);
    const waitMs = this.nowMs - waited.queuedAtMs;
    return { lessons: [{ kind: "served", line: waited.line, conversation, waitMs }] };
  }

  private ended({ conversation, agent: id }: Of<"assigned" | "ended">): Outcome {
    const agent = this.holders.get(conversation);
    const chat = agent?.chats.get(conversation);
    if (agent === undefined || chat === undefined || agent.id !== id) {
      return { inconsistency: "conversation is not with that agent" };
    }
    const load = agent.chats.size;
    const work = this.release(agent, chat);
    return { lessons: [{ kind: "ended", line: chat.line, agent: id, work, load }] };
  }

  private left({ conversation }: Of<"left">): Outcome {
    const waited = this.waiting.get(conversation);
    if (waited === undefined) return { inconsistency: "conversation is not in line" };
    this.waiting.delete(conversation);
    const waitMs = this.nowMs - waited.queuedAtMs;
    return { lessons: [{ kind: "left", line: waited.line, conversation, waitMs }] };
  }

  private changeCapacity(agent: AgentAtDesk, wanted: number, isNew: boolean): Outcome {
    const capacity = Math.max(0, Math.min(MAX_CAPACITY, Math.floor(wanted)));
    const wasHere = agent.capacity > 0;
    const isHere = capacity > 0;
    agent.capacity = capacity;
    if (isHere) agent.usualCapacity = capacity;
    if (wasHere === isHere) return NOTHING_LEARNED;
    const fromMs = agent.sinceMs;
    agent.sinceMs = this.nowMs;
    if (isNew) return { lessons: [{ kind: "begun", agent: agent.id, atMs: this.nowMs }] };
    const untilMs = this.nowMs;
    return {
      lessons: isHere
        ? [{ kind: "cameBack", agent: agent.id, fromMs, lengthMs: untilMs - fromMs }]
        : [{ kind: "went", agent: agent.id, fromMs, untilMs }],
    };
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
  private release(agent: AgentAtDesk, chat: OpenChat): Float64Array {
    const work = agent.clock.read(this.nowMs).map((done, at) => done - (chat.workBefore[at] ?? 0));
    agent.chats.delete(chat.conversation);
    this.holders.delete(chat.conversation);
    agent.clock.setLoad(agent.chats.size, this.nowMs);
    return work;
  }
}

type Of<Kind extends WaitEvent["kind"]> = Extract<WaitEvent, { kind: Kind }>;
