import type { AgentAtWork } from "./agent-at-work.ts";
import type { Chance } from "./chance.ts";

/** What an agent's presence became, for who tells it. */
export type Change = "came" | "paused" | "resumed" | "leaving" | "dropped" | "stays";

/** Draws when the agent first comes. */
export function startOut(agent: AgentAtWork, chance: Chance): void {
  agent.changeMs = comesAt(agent, 0, chance);
}

/** What happens to an agent whose `changeMs` has come. */
export function change(agent: AgentAtWork, nowMs: number, chance: Chance): Change {
  switch (agent.presence) {
    case "away": {
      const shift = agent.plan.shifts[agent.shift];
      if (shift === undefined) throw new Error("nobody comes without a shift");
      agent.shiftEndMs = Math.max(
        nowMs,
        endsAt(shift.toMs, agent.plan.endSpreadMs, -Infinity, chance),
      );
      open(agent, nowMs, chance);
      return "came";
    }
    case "open":
      if (agent.changeMs === agent.shiftEndMs) return leave(agent, nowMs);
      if (agent.changeMs === agent.pauseMs) return interrupt(agent, "paused", nowMs, chance);
      return interrupt(agent, "dropped", nowMs, chance);
    case "paused":
      if (nowMs >= agent.shiftEndMs) return leave(agent, nowMs);
      open(agent, nowMs, chance);
      return "resumed";
    case "dropped":
      if (nowMs >= agent.shiftEndMs) {
        goHome(agent, nowMs, chance);
        return "stays";
      }
      open(agent, nowMs, chance);
      return "came";
    case "leaving":
      throw new Error("who is leaving goes with the last chat");
  }
}

/** The last chat of who is leaving has ended, or there was none. */
export function goHome(agent: AgentAtWork, nowMs: number, chance: Chance): void {
  agent.presence = "away";
  agent.shift += 1;
  agent.changeMs = comesAt(agent, nowMs, chance);
}

/**
 * Prepares to draw again, as often as needed, everything about an agent's presence that the past has not decided, by its law given that past.
 * What is drawn is put on a copy.
 */
export function presenceAnew(
  agent: AgentAtWork,
  nowMs: number,
): (copy: AgentAtWork, chance: Chance) => void {
  const { plan, presence, shift, sinceMs } = agent;
  const toMs = plan.shifts[shift]?.toMs ?? Infinity;
  const absences = presence === "paused" ? plan.pauses : plan.drops;
  const backAfter = absences?.length.beyond(nowMs - sinceMs);
  return (copy, chance) => {
    switch (presence) {
      case "away":
        copy.changeMs = comesAt(agent, nowMs, chance, agent.changeMs);
        return;
      case "open":
        copy.shiftEndMs = endsAt(toMs, plan.endSpreadMs, nowMs, chance);
        interruptions(copy, nowMs, chance);
        return;
      case "paused":
      case "dropped":
        // Whether the shift ends meanwhile is seen by nobody.
        copy.shiftEndMs = endsAt(toMs, plan.endSpreadMs, sinceMs, chance);
        copy.changeMs = sinceMs + (backAfter?.(chance) ?? 0);
        return;
      case "leaving":
        copy.changeMs = Infinity;
        return;
    }
  };
}

function open(agent: AgentAtWork, nowMs: number, chance: Chance): void {
  agent.presence = "open";
  interruptions(agent, nowMs, chance);
}

function interruptions(agent: AgentAtWork, nowMs: number, chance: Chance): void {
  const { pauses, drops } = agent.plan;
  agent.pauseMs = pauses === undefined ? Infinity : nowMs - pauses.everyMs * Math.log(chance());
  agent.dropMs = drops === undefined ? Infinity : nowMs - drops.everyMs * Math.log(chance());
  agent.changeMs = Math.min(agent.shiftEndMs, agent.pauseMs, agent.dropMs);
}

function interrupt(
  agent: AgentAtWork,
  presence: "paused" | "dropped",
  nowMs: number,
  chance: Chance,
): Change {
  const absences = presence === "paused" ? agent.plan.pauses : agent.plan.drops;
  agent.presence = presence;
  agent.sinceMs = nowMs;
  agent.changeMs = nowMs + (absences?.length.beyond(0)(chance) ?? 0);
  return presence;
}

function leave(agent: AgentAtWork, nowMs: number): Change {
  agent.presence = "leaving";
  agent.sinceMs = nowMs;
  agent.changeMs = Infinity;
  return "leaving";
}

/** The start of the next shift with its lateness; given that it has not come by now, unless it was put off beyond its law: then it is `knownMs`. */
function comesAt(agent: AgentAtWork, nowMs: number, chance: Chance, knownMs = nowMs): number {
  const shift = agent.plan.shifts[agent.shift];
  if (shift === undefined) return Infinity;
  const fromMs = Math.max(nowMs, shift.fromMs);
  const lastMs = shift.fromMs + agent.plan.lateMs;
  return lastMs <= fromMs ? Math.max(fromMs, knownMs) : fromMs + chance() * (lastMs - fromMs);
}

/** The end of a shift, evenly spread around the plan, given that it comes after `afterMs`. */
function endsAt(toMs: number, spreadMs: number, afterMs: number, chance: Chance): number {
  const firstMs = Math.max(afterMs, toMs - spreadMs);
  const lastMs = toMs + spreadMs;
  return lastMs <= firstMs ? Math.max(firstMs, lastMs) : firstMs + chance() * (lastMs - firstMs);
}
