import type { DeskView, LastingEvent } from "@presently/shared/protocol";
import type { Log, Violation } from "./log.ts";

/** Everything that happened at the desk, as the observer was told it, in the desk's order. */
export interface DeskHistory {
  /** The desk when the observer came; the events follow it. */
  readonly start: DeskView;
  readonly events: readonly LastingEvent[];
  /** When the server started, each time: nobody is connected from there on until they are heard of again. */
  readonly startsAtMs: readonly number[];
  readonly endMs: number;
  /** Where in the log the observer first knew of an event. */
  at(event: LastingEvent): number;
}

/**
 * Puts the history together from what the observer's console showed and was told. It opens every thread, so nothing is missing: a number
 * of the desk that nobody knows would itself be a broken promise (G2).
 */
export function historyOf({ entries }: Log): {
  history: DeskHistory | undefined;
  violations: Violation[];
} {
  const known = new Map<string, { event: LastingEvent; at: number }>();
  let start: { seq: number; view: DeskView } | undefined;
  const startsAtMs: number[] = [];
  entries.forEach((entry, at) => {
    if (entry.type === "started") startsAtMs.push(entry.atMs);
    if (!("client" in entry) || entry.kind !== "observer") return;
    if (entry.type === "desk") start ??= entry;
    const events =
      entry.type === "told" ? entry.events : entry.type === "shown" ? entry.view.items : [];
    for (const event of events) if (!known.has(event.id)) known.set(event.id, { event, at });
  });
  if (start === undefined) return { history: undefined, violations: [] };
  const from = start.seq;
  const later = [...known.values()].filter(({ event }) => event.seq > from);
  later.sort((a, b) => a.event.seq - b.event.seq);
  const history: DeskHistory = {
    start: start.view,
    events: later.map(({ event }) => event),
    startsAtMs,
    endMs: entries.at(-1)?.atMs ?? 0,
    at: ({ id }) => known.get(id)?.at ?? 0,
  };
  return { history, violations: holes(history, from, entries.length - 1) };
}

function holes({ events }: DeskHistory, from: number, at: number): Violation[] {
  const violations: Violation[] = [];
  let last = from;
  for (const { seq, id, type } of events) {
    if (seq !== last + 1)
      violations.push({
        guarantee: "G2",
        at,
        what: `the observer knows number ${seq} (${type} ${id}) of the desk and none between it and ${last}`,
      });
    last = seq;
  }
  return violations;
}
