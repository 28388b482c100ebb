import { DeskError } from "@presently/shared/protocol";
import { type AgentFacts, lowestFreeSlot } from "../domain/routing.ts";
import { all, run, type Script } from "../store/script.ts";
import { linesOfAgent, setIdleSince } from "../store/statements/agents.ts";
import { deleteSlot, insertSlot, slotsOfAgent, turnSlot } from "../store/statements/slots.ts";
import type { Work } from "./work.ts";

/** A slot in use. */
export interface Slot {
  readonly agent: number;
  readonly slot: number;
  readonly conversation: number;
  readonly kind: "offer" | "chat" | "wrapUp";
  readonly sinceMs: number;
}

/** Takes the agent's lowest free slot. Throws `agent.at-capacity` when there is none (RT3, G6). */
export function* takeSlot(
  work: Work,
  agent: Pick<AgentFacts, "id" | "capacity">,
  conversation: number,
  kind: "offer" | "chat",
): Script<void> {
  const taken = (yield* all(slotsOfAgent, { desk: work.desk, agent: agent.id })).map(
    ({ slot }) => slot,
  );
  const slot = lowestFreeSlot(taken, agent.capacity) ?? plantedSlot(work, taken);
  if (slot === undefined) throw new DeskError("agent.at-capacity");
  yield* run(insertSlot, {
    desk: work.desk,
    agent: agent.id,
    slot,
    conversation,
    kind,
    sinceMs: work.nowMs,
  });
}

/** With the planted fault, whoever looked free when the turn began is given one more. */
function plantedSlot(work: Work, taken: readonly number[]): number | undefined {
  return work.context.faults?.capacityReadBefore === undefined
    ? undefined
    : Math.max(0, ...taken) + 1;
}

/** Turns a slot from one use to the next, in the same hands. */
export function* turn(work: Work, slot: Slot, kind: "chat" | "wrapUp"): Script<void> {
  const { changes } = yield* run(turnSlot, {
    desk: work.desk,
    agent: slot.agent,
    slot: slot.slot,
    formerKind: slot.kind,
    kind,
    sinceMs: work.nowMs,
  });
  if (changes !== 1) throw new DeskError("conversation.wrong-state");
}

/** Frees a slot; the lines of its agent are looked at again. */
export function* freeSlot(work: Work, slot: Slot): Script<void> {
  const { agent, conversation, kind } = slot;
  yield* run(deleteSlot, { desk: work.desk, agent, slot: slot.slot, conversation, kind });
  yield* run(setIdleSince, { desk: work.desk, id: agent, idleSinceMs: work.nowMs });
  yield* touchLinesOf(work, agent);
}

/** Has routing look at every line an agent serves. */
export function* touchLinesOf(work: Work, agent: number): Script<void> {
  for (const { line } of yield* all(linesOfAgent, { desk: work.desk, agent }))
    work.touchedLines.add(line);
}
