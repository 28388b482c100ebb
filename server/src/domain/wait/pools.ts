import { byQueueOrder } from "../queue.ts";
import type { AgentAtDesk, InLine } from "./desk-picture.ts";
import type { WaitingLines } from "./waiting-lines.ts";

/** Lines that share agents, the agents, and those who wait there: what one evaluation is about. */
export interface Pool {
  /** The lines by number: their place here. */
  readonly lines: readonly string[];
  readonly agents: readonly AgentAtDesk[];
  readonly waiting: WaitingLines;
  /** The lines in which somebody is there. */
  readonly waited: readonly string[];
}

/** A pool, and those of its visitors who are looked at one by one, in the order of service. */
export interface PoolAndVisitors extends Pool {
  readonly visitors: readonly InLine[];
}

/** Cuts a desk into pools that have nothing to do with each other; only those in which somebody waits, whose next is the first of all first. */
export function poolsOf(agents: Iterable<AgentAtDesk>, waiting: WaitingLines): Pool[] {
  const parents = new Map<string, string>();
  const root = (line: string): string => {
    const parent = parents.get(line);
    if (parent === undefined || parent === line) return line;
    const top = root(parent);
    parents.set(line, top);
    return top;
  };
  const all = [...agents];
  for (const { lines } of all) {
    const [first] = lines;
    if (first === undefined) continue;
    for (const line of lines) parents.set(root(line), root(first));
  }
  const waitedOf = Map.groupBy(waiting.lines(), root);
  const agentsOf = Map.groupBy(
    all.filter(({ lines }) => lines.length > 0),
    ({ lines }) => root(lines[0] ?? ""),
  );
  const pools = [...waitedOf].map(([top, waited]) => {
    const own = agentsOf.get(top) ?? [];
    const lines = new Set([...own.flatMap((agent) => agent.lines), ...waited]);
    return { lines: [...lines].sort(), agents: own, waiting, waited };
  });
  const headed = pools.flatMap((pool) => {
    const [head] = waiting.firstOf(pool.waited, 1);
    return head === undefined ? [] : [{ pool, head }];
  });
  return headed.sort((one, other) => byQueueOrder(one.head, other.head)).map(({ pool }) => pool);
}

/** How many wait in a pool and are there. */
export function countOf({ waiting, waited }: Pool): number {
  return waited.reduce((sum, line) => sum + waiting.hereIn(line), 0);
}
