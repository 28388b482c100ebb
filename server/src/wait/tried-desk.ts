import { BETAS, slowdown } from "../domain/wait/work-units.ts";
import type { WaitFact } from "../domain/wait-facts.ts";
import type { FactAt } from "../views/wait-history.ts";
import type { PastVisits, Visit } from "./past-visits.ts";

/** What is tried: each agent takes so many chats at once, and so many more agents come at certain times. Left out: as it was. */
export interface Tried {
  readonly capacity?: number;
  /** When the agents who are added take chats: from a moment on so many. In order of time. */
  readonly more?: readonly { readonly atMs: number; readonly agents: number }[];
}

type Slots = Extract<WaitFact, { kind: "slots" }>;

interface Chat {
  readonly visit: Visit;
  readonly conversation: number;
  leftMs: number;
}

interface Agent {
  readonly id: number;
  slots: number;
  lines: readonly number[];
  readonly chats: Set<Chat>;
  atMs: number;
}

/** By how much a further chat of the same agent makes a chat longer: what the engine assumes before it has learned it (W4). */
const BETA = BETAS[2] ?? 0;
/** With more than so many in line the slots are too few, and the line would only grow: who comes would stop coming, or leave. */
export const LONGEST_LINE = 1000;
/** Numbers that no conversation and no agent of the desk has. */
const FIRST_NEW = 1_000_000_000_000;

/** More visitors than `LONGEST_LINE` would have stood in line. */
export class TooFewSlots extends Error {
  override readonly name = "TooFewSlots";
}

/**
 * Plays a stretch of a desk's history again with other slots: the same visitors come at the same times, with the same work for an agent, and
 * who left leaves after as long; who is served when follows from the slots. First come first served within the queue's order, to the agent
 * with the fewest chats, who accepts at once. Answers the facts there would have been; those of before the stretch are as they were. Throws
 * `TooFewSlots`. (W17)
 */
export function playAgain(past: PastVisits, tried: Tried, untilMs: number): FactAt[] {
  const facts: FactAt[] = [];
  const agents = new Map<number, Agent>();
  const waiting: { visit: Visit; conversation: number }[] = [];
  let deskSeq = past.beginSeq;

  function tell(atMs: number, fact: WaitFact, isTest = false): void {
    facts.push({ deskSeq: (deskSeq += 1), atMs: Math.round(atMs), fact, isTest });
  }

  function agentOf(id: number, atMs: number): Agent {
    const agent = agents.get(id) ?? { id, slots: 0, lines: [], chats: new Set(), atMs };
    agents.set(id, agent);
    return agent;
  }

  /** What was worked on the agent's chats until now is done. */
  function advance(agent: Agent, atMs: number): void {
    const each = (atMs - agent.atMs) / slowdown(BETA, agent.chats.size);
    for (const chat of agent.chats) chat.leftMs -= each;
    agent.atMs = atMs;
  }

  function change(fact: Slots, atMs: number, isTold: boolean): void {
    const slots = fact.slots > 0 ? (tried.capacity ?? fact.slots) : 0;
    Object.assign(agentOf(fact.agent, atMs), { slots, lines: fact.lines });
    if (isTold) tell(atMs, { ...fact, slots });
  }

  function take(agent: Agent, chat: Chat, atMs: number): void {
    advance(agent, atMs);
    agent.chats.add(chat);
  }

  /** Gives whoever waits to whoever has room. */
  function dispatch(atMs: number): void {
    waiting.sort((one, other) => byOrder(one.visit, other.visit));
    for (const one of waiting.slice()) {
      const { visit, conversation } = one;
      const agent = freest(agents.values(), visit.line);
      if (agent === undefined) continue;
      waiting.splice(waiting.indexOf(one), 1);
      take(agent, { visit, conversation, leftMs: visit.workMs }, atMs);
      const about = { line: visit.line, agent: agent.id, conversation, load: agent.chats.size };
      tell(atMs, { kind: "accepted", waitMs: atMs - visit.atMs, ...about }, visit.isTest);
    }
  }

  function end(agent: Agent, chat: Chat, atMs: number): void {
    advance(agent, atMs);
    const about = { line: chat.visit.line, agent: agent.id, conversation: chat.conversation };
    tell(atMs, { kind: "ended", chatMs: 0, load: agent.chats.size, ...about }, chat.visit.isTest);
    agent.chats.delete(chat);
  }

  function leave(one: (typeof waiting)[number], atMs: number): void {
    waiting.splice(waiting.indexOf(one), 1);
    const { visit, conversation } = one;
    const about = { line: visit.line, agent: null, conversation, awayMs: 0 };
    tell(atMs, { kind: "left", waitMs: atMs - visit.atMs, ...about }, visit.isTest);
  }

  /** What happens by itself before a moment: chats end, and visitors have had enough. */
  function passUntil(atMs: number): void {
    for (;;) {
      let next: { atMs: number; run: (atMs: number) => void } | undefined;
      for (const agent of agents.values()) {
        for (const chat of agent.chats) {
          const endMs = agent.atMs + Math.max(0, chat.leftMs) * slowdown(BETA, agent.chats.size);
          if (endMs < (next?.atMs ?? Infinity))
            next = { atMs: endMs, run: (at) => end(agent, chat, at) };
        }
      }
      for (const one of waiting) {
        const leavesMs = Math.max(past.beginMs, one.visit.leavesAtMs ?? Infinity);
        if (leavesMs < (next?.atMs ?? Infinity))
          next = { atMs: leavesMs, run: (at) => leave(one, at) };
      }
      if (next === undefined || next.atMs > atMs) return;
      next.run(next.atMs);
      dispatch(next.atMs);
    }
  }

  const { beginMs } = past;
  for (const fact of past.slotsBefore.values()) {
    change(fact, beginMs, tried.capacity !== undefined);
  }
  for (const { visit, agent } of past.inHand)
    take(
      agentOf(agent, beginMs),
      { visit, conversation: visit.conversation, leftMs: visit.workMs },
      beginMs,
    );
  for (const visit of past.inLine) waiting.push({ visit, conversation: visit.conversation });
  const inputs = [
    ...past.visits.map((visit, at) => ({
      atMs: visit.atMs,
      run(atMs: number): void {
        const conversation = FIRST_NEW + at;
        waiting.push({ visit, conversation });
        const { line, priority, rankMs } = visit;
        const about = { line, agent: null, conversation, priority, rankMs };
        tell(atMs, { kind: "queued", load: 0, isReturned: 0, isHere: 1, ...about }, visit.isTest);
      },
    })),
    ...past.slots.map(({ atMs, fact }) => ({
      atMs,
      run: (at: number) => change(fact, at, true),
    })),
    ...moreAgents(past, tried).map(({ atMs, fact }) => ({
      atMs,
      run: (at: number) => change(fact, at, true),
    })),
  ].toSorted((one, other) => one.atMs - other.atMs);
  dispatch(beginMs);
  for (const { atMs, run } of inputs) {
    passUntil(atMs);
    run(atMs);
    dispatch(atMs);
    if (waiting.length > LONGEST_LINE) throw new TooFewSlots();
  }
  passUntil(untilMs);
  return facts;
}

/** The comings and goings of the agents who are added: each serves every line, with as many chats at once as most agents have. */
function moreAgents(past: PastVisits, { more = [] }: Tried): { atMs: number; fact: Slots }[] {
  const most = Math.max(0, ...more.map(({ agents }) => agents));
  const { lines, usualSlots } = past;
  return more.flatMap(({ atMs, agents }) =>
    Array.from({ length: most }, (_, at) => ({
      atMs,
      fact: {
        kind: "slots" as const,
        line: 0 as const,
        agent: FIRST_NEW + at,
        slots: at < agents ? usualSlots : 0,
        lines,
        isOffline: at < agents ? (0 as const) : (1 as const),
      },
    })),
  );
}

/** The agent of a line with room who has the fewest chats. */
function freest(agents: Iterable<Agent>, line: number): Agent | undefined {
  let best: Agent | undefined;
  for (const agent of agents) {
    if (agent.slots <= agent.chats.size || !agent.lines.includes(line)) continue;
    if (best === undefined || agent.chats.size < best.chats.size) best = agent;
  }
  return best;
}

/** The queue's order (Q1), as far as it was kept. */
function byOrder(one: Visit, other: Visit): number {
  return other.priority - one.priority || one.rankMs - other.rankMs || one.order - other.order;
}
