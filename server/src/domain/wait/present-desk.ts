import type { DeskPicture } from "./desk-picture.ts";

/** A desk as it stands, from a source that is right about it. Times are epoch milliseconds. */
export interface PresentDesk {
  readonly agents: readonly {
    readonly id: string;
    readonly lines: readonly string[];
    /** 0 while away. */
    readonly capacity: number;
    readonly isOffline: boolean;
  }[];
  /** Everything that takes a slot until its end. */
  readonly chats: readonly {
    readonly conversation: string;
    readonly line: string;
    readonly agent: string;
    readonly rankMs: number;
    readonly sinceMs: number;
    readonly isTest?: boolean;
  }[];
  readonly waiting: readonly {
    readonly conversation: string;
    readonly order: number;
    readonly line: string;
    readonly priority: number;
    readonly isReturned: boolean;
    readonly rankMs: number;
    readonly queuedAtMs: number;
    readonly isHere: boolean;
  }[];
}

/**
 * Makes a picture agree with the desk as it stands, where the events it was drawn from were incomplete: they began in the middle, or one of
 * them was missed. Nothing is learned from the difference; what both agree on, since when with it, stays as it is.
 */
export function arrange(picture: DeskPicture, present: PresentDesk, nowMs: number): void {
  picture.nowMs = Math.max(picture.nowMs, nowMs);
  arrangeAgents(picture, present);
  arrangeChats(picture, present);
  arrangeWaiting(picture, present);
}

function arrangeAgents(picture: DeskPicture, { agents }: PresentDesk): void {
  const isThere = new Set(agents.map(({ id }) => id));
  for (const { id, lines, capacity, isOffline } of agents) {
    const agent = picture.agentCalled(id);
    agent.isOnline = !isOffline;
    agent.lines = [...new Set(lines)].sort();
    if (agent.capacity > 0 !== capacity > 0) agent.sinceMs = picture.nowMs;
    agent.capacity = capacity;
    agent.wasOffline = capacity === 0 && (agent.wasOffline || isOffline);
    // At work since nobody knows when: no beginning is learned of that.
    if (capacity > 0) agent.hasWorked = true;
    if (capacity > 0) agent.usualCapacity = capacity;
  }
  for (const agent of picture.agents.values()) {
    if (isThere.has(agent.id)) continue;
    agent.lines = [];
    agent.capacity = 0;
  }
}

function arrangeChats(picture: DeskPicture, { chats }: PresentDesk): void {
  const holderOf = new Map(chats.map(({ conversation, agent }) => [conversation, agent]));
  for (const [conversation, agent] of picture.holders) {
    const chat = agent.chats.get(conversation);
    if (chat !== undefined && holderOf.get(conversation) !== agent.id) picture.release(agent, chat);
  }
  for (const { conversation, line, agent: id, rankMs, sinceMs, isTest } of chats) {
    if (picture.holders.has(conversation)) continue;
    const agent = picture.agentCalled(id);
    const waitedMs = Math.max(0, sinceMs - rankMs);
    picture.hold(agent, {
      conversation,
      line,
      firstQueuedAtMs: rankMs,
      order: 0,
      waitedMs,
      isTest,
    });
    // What was done on it before is not known; at the pace of now, it is this.
    const chat = agent.chats.get(conversation);
    const doneMs = Math.max(0, picture.nowMs - sinceMs);
    for (let at = 0; chat !== undefined && at < chat.workBefore.length; at += 1) {
      chat.workBefore[at] = (chat.workBefore[at] ?? 0) - doneMs / agent.clock.slowdownAt(at);
    }
  }
}

function arrangeWaiting(picture: DeskPicture, { waiting }: PresentDesk): void {
  const isWaiting = new Set(waiting.map(({ conversation }) => conversation));
  const before = [...picture.waiting.values()];
  for (const { conversation } of before) {
    if (!isWaiting.has(conversation)) picture.waiting.delete(conversation);
  }
  for (const { order: id, ...one } of waiting) {
    const known = picture.waiting.get(one.conversation);
    const { queuedAtMs } = known ?? one;
    picture.waiting.set({ ...one, id, queuedAtMs });
  }
}
