import type { AgentAtDesk, InLine } from "./desk-picture.ts";

/** Lines that share agents, the agents, and those who wait there in order: what one evaluation is about. */
export interface Pool {
  /** The lines by number: their place here. */
  readonly lines: readonly string[];
  readonly agents: readonly AgentAtDesk[];
  readonly visitors: readonly InLine[];
}

/** Cuts a desk into pools that have nothing to do with each other; only those in which somebody waits. */
export function poolsOf(agents: Iterable<AgentAtDesk>, inOrder: readonly InLine[]): Pool[] {
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
  const visitors = Map.groupBy(inOrder, ({ line }) => root(line));
  const agentsOf = Map.groupBy(
    all.filter(({ lines }) => lines.length > 0),
    ({ lines }) => root(lines[0] ?? ""),
  );
  return [...visitors].map(([top, waiting]) => {
    const own = agentsOf.get(top) ?? [];
    const lines = new Set([
      ...own.flatMap((agent) => agent.lines),
      ...waiting.map((one) => one.line),
    ]);
    return { lines: [...lines].sort(), agents: own, visitors: waiting };
  });
}
