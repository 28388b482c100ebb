import type { AgentPresence, Availability } from "@presently/shared/protocol";

/** A rest shorter than this is no pause: an offer that lapsed, or a look at the kettle, does not begin the count anew (BO4). */
export const LEAST_PAUSE_MS = 5 * 60_000;

/** How long an agent has been at work without a pause: since when, and since when they rest; null = they are at work. */
export interface WorkSpan {
  readonly sinceMs: number;
  readonly restSinceMs: number | null;
}

/** Whether an agent is at work: online by choice, and not gone. Who reconnects is there until they are lost (AP1, AP2). */
export function isAtWork(agent: {
  readonly availability: Availability;
  readonly presence: AgentPresence;
}): boolean {
  return agent.availability === "online" && agent.presence !== "offline";
}

/** What is known once an agent is at work, or rests, from `nowMs` on; undefined = nothing became another. */
export function workSpanAfter(
  before: WorkSpan | undefined,
  works: boolean,
  nowMs: number,
): WorkSpan | undefined {
  if (before === undefined) return works ? { sinceMs: nowMs, restSinceMs: null } : undefined;
  const { sinceMs, restSinceMs } = before;
  if (works === (restSinceMs === null)) return undefined;
  if (restSinceMs === null) return { sinceMs, restSinceMs: nowMs };
  const hasPaused = nowMs - restSinceMs >= LEAST_PAUSE_MS;
  return { sinceMs: hasPaused ? nowMs : sinceMs, restSinceMs: null };
}
