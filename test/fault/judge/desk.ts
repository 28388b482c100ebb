import type { LastingEvent } from "@presently/shared/protocol";
import type { DeskHistory } from "./desk-history.ts";
import { DeskState, standsBefore } from "./desk-state.ts";
import type { Violation } from "./log.ts";

/** A free agent and somebody who waits are joined within this (G7). */
const JOINED_WITHIN_MS = 1000;

/** G5 to G7, from the team's own events: who was given what, in which order, and whether anybody waited who need not. */
export function judgeDesk(history: DeskHistory): Violation[] {
  const violations: Violation[] = [];
  const report = (
    guarantee: Violation["guarantee"],
    event: LastingEvent | undefined,
    what: string,
  ): void => {
    violations.push({ guarantee, at: event === undefined ? 0 : history.at(event), what });
  };
  const desk = new DeskState(history.start, {
    onGiven(agent, { id }, event) {
      const { size } = agent.slots;
      if (size >= agent.capacity)
        report(
          "G6",
          event,
          `${agent.id} is given ${id} with ${size} of ${agent.capacity} slots in use`,
        );
    },
    onHeld({ id }, former, event) {
      report("G6", event, `${id} is assigned while ${former} holds it`);
    },
    onFromQueue(agent, { id, ...place }, event) {
      for (const other of desk.conversations.values()) {
        if (other.id === id || !desk.canServe(agent, other)) continue;
        if (standsBefore(other, { id, ...place }))
          report("G5", event, `${agent.id} is given ${id} while ${other.id} waits before it`);
      }
    },
  });

  const starts = [...history.startsAtMs];
  let idle: { sinceMs: number; what: string; event: LastingEvent } | undefined;
  /** Whoever waits beside a free agent has waited since then. */
  function lookUntil(untilMs: number, event: LastingEvent): void {
    const what = idlePair(desk);
    if (what === undefined) idle = undefined;
    else idle ??= { sinceMs: event.atMs, what, event };
    if (idle === undefined || untilMs - idle.sinceMs <= JOINED_WITHIN_MS) return;
    report("G7", idle.event, `${idle.what} for ${untilMs - idle.sinceMs} ms`);
    idle = undefined;
  }

  history.events.forEach((event, at) => {
    while (starts[0] !== undefined && starts[0] <= event.atMs) {
      starts.shift();
      idle = undefined;
      desk.restarted();
    }
    if (event.type === "defect.repaired")
      report("G7", event, `${event.conversationId} had to be repaired: ${event.defect}`);
    desk.apply(event);
    const next = history.events[at + 1];
    if (next?.atMs !== event.atMs)
      lookUntil(Math.min(next?.atMs ?? history.endMs, starts[0] ?? Infinity), event);
  });
  return violations;
}

function idlePair(desk: DeskState): string | undefined {
  for (const agent of desk.agents.values()) {
    if (!desk.isFree(agent)) continue;
    for (const conversation of desk.conversations.values())
      if (desk.canServe(agent, conversation))
        return `${agent.id} is free and ${conversation.id} waits`;
  }
  return undefined;
}
