import type { ChatLengths } from "./chat-lengths.ts";
import type { AgentAtDesk } from "./desk-picture.ts";
import type { Pool } from "./pools.ts";
import { RemainingLaw } from "./remaining-time.ts";
import type { SlotAgent, SlotSituation, SlotVisitor } from "./slot-simulation.ts";
import type { WaitModel } from "./wait-model.ts";

/** Somebody may go within the next while; how long for is asked of absences that begin about then. */
const SOON_MS = 20 * 60_000;

/** A pool as the simulation of slots sees it at a moment. */
export function slotSituationOf(pool: Pool, model: WaitModel, nowMs: number): SlotSituation {
  const numberOf = new Map(pool.lines.map((line, at) => [line, at]));
  const lineAt = (line: string): number => numberOf.get(line) ?? -1;
  return {
    agents: pool.agents.map((agent) => slotAgentOf(agent, model, nowMs, lineAt)),
    visitors: pool.visitors.map(
      ({ line, queuedAtMs, priority, isReturned }): SlotVisitor => ({
        line: lineAt(line),
        waitedMs: Math.max(0, nowMs - queuedAtMs),
        canBeJumped: priority <= 0 && !isReturned,
      }),
    ),
    lengths: pool.lines.map((line) => model.lengths.line(line)),
    jumpers: pool.lines.map((line) => model.laterArrivals.rate(line, nowMs)),
    patience: model.patience,
  };
}

function slotAgentOf(
  agent: AgentAtDesk,
  model: WaitModel,
  nowMs: number,
  lineAt: (line: string) => number,
): SlotAgent {
  const { lengths, absences, departures } = model;
  const isHere = agent.capacity > 0;
  const capacity = isHere ? agent.capacity : agent.usualCapacity;
  return {
    capacity,
    lines: agent.lines.map(lineAt).filter((line) => line >= 0),
    stretch: lengths.stretch(agent.id, capacity),
    chats: isHere ? chatsOf(agent, lengths, nowMs, lineAt) : [],
    back: isHere ? undefined : absences.left(agent.id, agent.sinceMs, nowMs),
    going: isHere ? departures.ahead(agent.id, nowMs) : undefined,
    away: isHere ? absences.left(agent.id, nowMs + SOON_MS, nowMs + SOON_MS) : undefined,
  };
}

function chatsOf(
  agent: AgentAtDesk,
  lengths: ChatLengths,
  nowMs: number,
  lineAt: (line: string) => number,
): SlotAgent["chats"] {
  const doneNow = agent.clock.readOne(lengths.betaIndex, nowMs);
  return [...agent.chats.values()].map(({ line, workBefore }) => ({
    line: Math.max(0, lineAt(line)),
    remaining: new RemainingLaw(
      lengths.line(line),
      Math.max(0, doneNow - (workBefore[lengths.betaIndex] ?? 0)) / lengths.agentFactor(agent.id),
    ),
  }));
}

