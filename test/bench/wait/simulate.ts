import { chanceOf } from "./chance.ts";
import { Floor } from "./floor.ts";
import type { Waiter } from "./line.ts";
import { type Best, oracleOf } from "./oracle.ts";
import type { Site } from "./site-kind.ts";
import type { TraceEvent } from "./trace.ts";

/** One wait and what really came of it. */
export interface Wait {
  readonly conversationId: string;
  readonly t: number;
  readonly department: string;
  readonly hasFreeSlot: boolean;
  /** How many stood before them for the slots that serve them. */
  readonly ahead: number;
  /** How long they would have waited with patience without end: until a slot was theirs, or would have been. */
  readonly virtualMs: number;
  /** How long they stood in line. */
  readonly stoodMs: number;
  /** What could be said at best; only for who found no free slot and is judged, and only where it was asked for. */
  readonly best: Best | undefined;
}

export interface Simulated {
  readonly events: readonly TraceEvent[];
  readonly waits: readonly Wait[];
}

/** Who stands in line for longer than this at the end of all shifts is never served: the site has closed for good. */
const PATIENCE_OF_OURS_MS = 14 * 24 * 60 * 60_000;

/** Runs a site from its first Monday to its end. The same site, seed and number of branches give the same; no branches, no oracle. */
export function simulate(site: Site, seed: number, branches = 0): Simulated {
  const events: TraceEvent[] = [];
  const waits: Wait[] = [];
  const open = new Map<Waiter, Omit<Wait, "virtualMs" | "stoodMs"> & { stoodMs?: number }>();
  const oracle = branches > 0 ? oracleOf(site, branches, seed) : undefined;
  const nameOf = ({ department }: Waiter) => site.departments[department]?.name ?? "";
  const now = () => Math.round(floor.nowMs);
  const settle = (waiter: Waiter) => {
    const wait = open.get(waiter);
    if (wait === undefined) throw new Error("whoever is served has waited");
    open.delete(waiter);
    const virtualMs = now() - wait.t;
    waits.push({ ...wait, virtualMs, stoodMs: wait.stoodMs ?? virtualMs });
  };
  const floor: Floor = new Floor(
    site,
    chanceOf(seed, 0x517e),
    {
      presence(agent, state) {
        const agentId = `a${agent.number}`;
        const t = now();
        if (state === "offline") events.push({ t, type: "agent_offline", agentId });
        else if (state === "online")
          events.push({
            t,
            type: "agent_online",
            agentId,
            departments: agent.plan.departments.map((at) => site.departments[at]?.name ?? ""),
            capacity: agent.plan.capacity,
          });
        else events.push({ t, type: "agent_capacity", agentId, capacity: state });
      },
      queued(waiter, hasFreeSlot) {
        const conversationId = `c${waiter.conversation}`;
        const t = now();
        const department = nameOf(waiter);
        const { priority, isBack } = waiter;
        const requeue = isBack ? { requeue: true as const } : {};
        events.push({ t, type: "queued", conversationId, department, priority, ...requeue });
        const isJudged = !hasFreeSlot && waiter.conversation % site.judgedOneIn === 0;
        const best = isJudged ? oracle?.(floor, waiter) : undefined;
        const ahead = hasFreeSlot ? 0 : aheadOf(floor, waiter);
        open.set(waiter, { conversationId, t, department, hasFreeSlot, ahead, best });
      },
      assigned(waiter, agent) {
        settle(waiter);
        events.push({ t: now(), type: "assigned", ...held(waiter, agent.number) });
      },
      ended({ waiter }, agent) {
        events.push({ t: now(), type: "ended", ...held(waiter, agent.number) });
      },
      left(waiter) {
        const wait = open.get(waiter);
        if (wait !== undefined) wait.stoodMs = now() - wait.t;
        const conversationId = `c${waiter.conversation}`;
        events.push({ t: now(), type: "left_queue", conversationId, department: nameOf(waiter) });
      },
      wouldBeServed: settle,
    },
    true,
  );

  function held(waiter: Waiter, agent: number) {
    const conversationId = `c${waiter.conversation}`;
    return { conversationId, agentId: `a${agent}`, department: nameOf(waiter) };
  }

  floor.begin();
  while (floor.step(site.endsMs));
  while (!floor.isSettled() && floor.step(site.endsMs + PATIENCE_OF_OURS_MS));
  if (!floor.isSettled()) throw new Error(`${site.kind}: somebody is never served`);
  return { events, waits: waits.toSorted((one, other) => one.t - other.t) };
}

/** Those in line before a visitor whom an agent of theirs may serve too. */
function aheadOf(floor: Floor, visitor: Waiter): number {
  const place = floor.line.indexOf(visitor);
  const agents = floor.agents.filter((agent) => agent.serves(visitor.department));
  return floor.line
    .slice(0, place)
    .filter(({ department }) => agents.some((agent) => agent.serves(department))).length;
}
