import { UNDO_MS } from "@presently/shared/protocol";

/** The events that tell who is online and what they have in hand; whoever reads passes over all others. */
export const workTypes = [
  "agent.availabilityChanged",
  "agent.presenceChanged",
  "conversation.assigned",
  "conversation.queued",
  "conversation.closed",
  "conversation.messageLeft",
  "conversation.reopened",
  "wrapUp.started",
  "wrapUp.ended",
] as const;

/** An event as its row tells it, in the order of the stream. */
export interface WorkTold {
  readonly deskSeq: number;
  readonly type: string;
  /** 0 = the desk's own. */
  readonly conversation: number;
  readonly isTest: boolean;
  readonly atMs: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The server has just started: nothing is known of the time since this moment, at which it was last heard of (RP11). */
  readonly aliveUntilMs?: number;
}

/** An agent's day in milliseconds: online, of that with a chat or a wrap-up in hand, and with so many chats at once, beginning with one. */
export interface AgentDay {
  readonly onlineMs: number;
  readonly busyMs: number;
  readonly atOnceMs: readonly number[];
}

/** What was so when a day began: counting goes on from here. */
export interface Opening {
  /** From when on the day is counted; null = from the first event. */
  readonly atMs: number | null;
  readonly agents: Readonly<
    Record<
      string,
      {
        readonly isOnline: boolean;
        readonly isConnected: boolean;
        readonly chats: readonly number[];
        readonly wrapUps: readonly number[];
      }
    >
  >;
  /** Chats that ended a moment ago, which may be taken back: whose they were, and when they ended. */
  readonly ended: Readonly<Record<number, readonly [agent: string, atMs: number]>>;
}

export interface WorkDay {
  readonly day: number;
  /** The last event before the day. */
  readonly afterSeq: number;
  readonly opening: Opening;
  readonly agents: Readonly<Record<string, AgentDay>>;
}

/** Tells days by a clock on the wall. */
export interface DayClock {
  dayOf(atMs: number): number;
  /** When the day ends in which a moment lies. */
  endOf(atMs: number): number;
}

interface Agent {
  isOnline: boolean;
  isConnected: boolean;
  readonly chats: Set<number>;
  readonly wrapUps: Set<number>;
  /** Up to when their time is counted. */
  sinceMs: number;
}

export const nothingOpen: Opening = { atMs: null, agents: {}, ended: {} };

/**
 * Adds up how long each agent was online, and with how much in hand, day by day, from the events in the order of the stream (RP11). Online is who
 * takes chats (RT2). What follows the last event is not counted yet.
 */
export class WorkDays {
  readonly #clock: DayClock;
  readonly #desk: Desk;
  readonly #days: WorkDay[] = [];
  #afterSeq: number;
  #nowMs: number | undefined;
  #endMs = -Infinity;
  #opened: Pick<WorkDay, "day" | "afterSeq" | "opening"> | undefined;

  constructor(clock: DayClock, from: Pick<WorkDay, "afterSeq" | "opening">) {
    this.#clock = clock;
    this.#desk = new Desk(from.opening);
    this.#afterSeq = from.afterSeq;
    if (from.opening.atMs !== null) this.#open(from.opening.atMs);
  }

  hear(event: WorkTold): void {
    const desk = this.#desk;
    // A clock that was set back in between takes no time away.
    const atMs = Math.max(event.atMs, this.#nowMs ?? event.atMs);
    if (event.aliveUntilMs !== undefined) desk.fallSilent(event.aliveUntilMs);
    while (atMs >= this.#endMs) {
      const wasOpen = this.#opened !== undefined;
      this.#close(this.#endMs);
      // Of days on which nobody was online there is nothing to tell.
      this.#open(wasOpen && desk.isAnybodyOnline() ? this.#endMs : atMs);
    }
    desk.hear(event, atMs);
    this.#nowMs = atMs;
    this.#afterSeq = event.deskSeq;
  }

  /** All days, the last of them up to the last event. */
  end(): readonly WorkDay[] {
    if (this.#nowMs !== undefined) this.#close(this.#nowMs);
    return this.#days;
  }

  #open(atMs: number): void {
    this.#opened = {
      day: this.#clock.dayOf(atMs),
      afterSeq: this.#afterSeq,
      opening: this.#desk.opening(atMs),
    };
    this.#endMs = this.#clock.endOf(atMs);
    this.#desk.begin(atMs);
  }

  #close(atMs: number): void {
    if (this.#opened === undefined) return;
    this.#desk.settle(atMs);
    this.#days.push({ ...this.#opened, agents: this.#desk.takeDay() });
    this.#opened = undefined;
  }
}

/** Who is online and has what in hand, from event to event. */
class Desk {
  readonly #agents = new Map<string, Agent>();
  readonly #holders = new Map<number, string>();
  readonly #ended = new Map<number, readonly [string, number]>();
  #day = new Map<string, { onlineMs: number; busyMs: number; atOnceMs: number[] }>();
  /** Nothing after this moment counts until the server is heard of again. */
  #silentFromMs = Infinity;

  constructor({ agents, ended }: Opening) {
    for (const [id, { isOnline, isConnected, chats, wrapUps }] of Object.entries(agents)) {
      const sinceMs = Infinity; // until the day begins
      const own = { chats: new Set(chats), wrapUps: new Set(wrapUps) };
      this.#agents.set(id, { isOnline, isConnected, ...own, sinceMs });
      for (const chat of chats) this.#holders.set(chat, id);
    }
    for (const [chat, end] of Object.entries(ended)) this.#ended.set(Number(chat), end);
  }

  begin(atMs: number): void {
    for (const agent of this.#agents.values()) agent.sinceMs = atMs;
  }

  fallSilent(fromMs: number): void {
    this.#silentFromMs = fromMs;
  }

  isAnybodyOnline(): boolean {
    return [...this.#agents.values()].some(isOnline);
  }

  hear(event: WorkTold, atMs: number): void {
    const { type, conversation, isTest, data } = event;
    if (event.aliveUntilMs !== undefined) {
      this.settle(atMs);
      this.#silentFromMs = Infinity;
    }
    switch (type) {
      case "agent.availabilityChanged":
        this.#change(data, atMs).isOnline = data["availability"] === "online";
        return;
      case "agent.presenceChanged":
        this.#change(data, atMs).isConnected = data["presence"] === "connected";
        return;
      case "conversation.assigned":
        this.#letGo(conversation, atMs);
        if (!isTest) this.#hold(conversation, String(data["agentId"]), atMs);
        return;
      case "conversation.closed":
        for (const [chat, [, endMs]] of this.#ended)
          if (atMs - endMs > UNDO_MS) this.#ended.delete(chat);
        this.#keepEnd(conversation, atMs);
        return this.#letGo(conversation, atMs);
      case "conversation.queued":
      case "conversation.messageLeft":
        return this.#letGo(conversation, atMs);
      case "conversation.reopened":
        return this.#takeBack(conversation, data["undone"] === "assigned" && !isTest, atMs);
      case "wrapUp.started":
        if (!isTest) this.#change(data, atMs).wrapUps.add(conversation);
        return;
      case "wrapUp.ended":
        this.#change(data, atMs).wrapUps.delete(conversation);
        return;
    }
  }

  /** Counts the time up to a moment. */
  settle(atMs: number): void {
    for (const [id, agent] of this.#agents) this.#settleOne(id, agent, atMs);
  }

  takeDay(): WorkDay["agents"] {
    const day = Object.fromEntries(this.#day);
    this.#day = new Map();
    return day;
  }

  opening(atMs: number): Opening {
    const agents: Record<string, Opening["agents"][string]> = {};
    for (const [id, { isOnline: online, isConnected, chats, wrapUps }] of this.#agents)
      if (online || isConnected || chats.size > 0 || wrapUps.size > 0)
        agents[id] = {
          isOnline: online,
          isConnected,
          chats: [...chats],
          wrapUps: [...wrapUps],
        };
    const ended = [...this.#ended].filter(([, [, endMs]]) => atMs - endMs <= UNDO_MS);
    return { atMs, agents, ended: Object.fromEntries(ended) };
  }

  #settleOne(id: string, agent: Agent, atMs: number): void {
    const ms = Math.min(atMs, this.#silentFromMs) - agent.sinceMs;
    agent.sinceMs = atMs;
    if (ms <= 0 || !isOnline(agent)) return;
    const day = this.#day.get(id) ?? { onlineMs: 0, busyMs: 0, atOnceMs: [] };
    this.#day.set(id, day);
    const { chats, wrapUps } = agent;
    day.onlineMs += ms;
    if (chats.size > 0 || wrapUps.size > 0) day.busyMs += ms;
    if (chats.size === 0) return;
    while (day.atOnceMs.length < chats.size) day.atOnceMs.push(0);
    day.atOnceMs[chats.size - 1] = (day.atOnceMs[chats.size - 1] ?? 0) + ms;
  }

  /** The agent whom an event is about, their time until then counted. */
  #change(data: WorkTold["data"], atMs: number): Agent {
    return this.#agent(String(data["agentId"]), atMs);
  }

  #agent(id: string, atMs: number): Agent {
    const known = this.#agents.get(id);
    if (known !== undefined) {
      this.#settleOne(id, known, atMs);
      return known;
    }
    const agent: Agent = {
      isOnline: false,
      isConnected: false,
      chats: new Set(),
      wrapUps: new Set(),
      sinceMs: atMs,
    };
    this.#agents.set(id, agent);
    return agent;
  }

  #hold(conversation: number, id: string, atMs: number): void {
    this.#agent(id, atMs).chats.add(conversation);
    this.#holders.set(conversation, id);
  }

  #letGo(conversation: number, atMs: number): void {
    const holder = this.#holders.get(conversation);
    if (holder === undefined) return;
    this.#agent(holder, atMs).chats.delete(conversation);
    this.#holders.delete(conversation);
  }

  #keepEnd(conversation: number, atMs: number): void {
    const holder = this.#holders.get(conversation);
    if (holder !== undefined) this.#ended.set(conversation, [holder, atMs]);
  }

  /** An end that was taken back gives the chat to who had it (UD2). */
  #takeBack(conversation: number, isHeld: boolean, atMs: number): void {
    const end = this.#ended.get(conversation);
    this.#ended.delete(conversation);
    if (end !== undefined && isHeld) this.#hold(conversation, end[0], atMs);
  }
}

function isOnline(agent: Agent): boolean {
  return agent.isOnline && agent.isConnected;
}
