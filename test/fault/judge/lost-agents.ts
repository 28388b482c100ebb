import type { DeskHistory } from "./desk-history.ts";
import { DeskState, type Rules } from "./desk-state.ts";
import type { Log, Violation } from "./log.ts";

/** Who holds what is asked here, and nothing else. */
const noRules: Rules = {
  onAssignedBy() {},
  onGiven() {},
  onHeld() {},
  onFromQueue() {},
  onTurn() {},
  onGivenUp() {},
};

/** From the last frame heard of an agent until their chats are back in line, at most (G7). */
const BACK_WITHIN_MS = 65_000;

/** G7: whoever was not heard of for 65 s, while the server was up, holds nothing. */
export function judgeLostAgents(log: Log, history: DeskHistory): Violation[] {
  const violations: Violation[] = [];
  for (const { agent, atMs, sinceMs } of silences(log)) {
    const desk = new DeskState(history.start, noRules);
    for (const event of history.events) if (event.atMs <= atMs) desk.apply(event);
    for (const [conversation, use] of desk.agents.get(agent)?.slots ?? []) {
      if (use === "wrapUp") continue;
      const at = log.entries.findIndex((entry) => entry.atMs > atMs);
      violations.push({
        guarantee: "G7",
        at,
        what: `${agent} was not heard for ${atMs - sinceMs} ms and still has ${conversation} as ${use}`,
      });
    }
  }
  return violations;
}

interface Silence {
  readonly agent: string;
  readonly sinceMs: number;
  /** When it was too long. */
  readonly atMs: number;
}

/** The moments at which an agent had been silent for too long, the server being up all the while. */
function silences({ entries }: Log): Silence[] {
  const found: Silence[] = [];
  const sinceMs = new Map<string, number>();
  let isUp = false;
  function endAt(agent: string, untilMs: number): void {
    const since = sinceMs.get(agent);
    if (since === undefined || !isUp || untilMs - since <= BACK_WITHIN_MS) return;
    found.push({ agent, sinceMs: since, atMs: since + BACK_WITHIN_MS });
  }
  for (const entry of entries) {
    const isStopped = entry.type === "disk" && entry.isFull;
    const goesOn = entry.type === "disk" && !entry.isFull;
    if (entry.type === "crashed" || entry.type === "end" || isStopped) {
      for (const agent of sinceMs.keys()) endAt(agent, entry.atMs);
      isUp = false;
    } else if (entry.type === "started" || goesOn) {
      isUp = true;
      for (const agent of sinceMs.keys()) sinceMs.set(agent, entry.atMs);
    } else if (entry.type === "heard" && entry.kind === "agent") {
      endAt(entry.actor, entry.atMs);
      sinceMs.set(entry.actor, entry.atMs);
    }
  }
  return found;
}
