import type { WaitFact } from "../domain/wait-facts.ts";
import type { WaitEvent } from "../domain/wait/wait-event.ts";

/** The event that a fact stands for, in the words of the engine, to which ids are names. `isTest`: it is about a test (TC4). */
export function waitEventOf(fact: WaitFact, atMs: number, isTest = false): WaitEvent {
  if (fact.kind === "slots") {
    const { agent, slots: capacity, lines, isOffline = 0, backAtMs } = fact;
    return {
      kind: "agentSlots",
      atMs,
      agent: String(agent),
      lines: lines.map(String),
      capacity,
      isOffline: isOffline === 1,
      ...(backAtMs === undefined ? {} : { backAtMs }),
    };
  }
  const conversation = String(fact.conversation);
  const line = String(fact.line);
  switch (fact.kind) {
    case "queued": {
      const { priority, rankMs } = fact;
      const isReturned = fact.isReturned === 1;
      const isHere = fact.isHere === 1;
      const order = { priority, isReturned, rankMs };
      return { kind: "queued", atMs, conversation, line, ...order, isHere, isTest };
    }
    case "gone":
      return { kind: "wentAway", atMs, conversation };
    case "came": {
      const { awayMs, rankMs } = fact;
      return { kind: "cameBack", atMs, conversation, awayMs, rankMs, isTest };
    }
    case "moved": {
      const { priority } = fact;
      return { kind: "moved", atMs, conversation, line: String(fact.toLine), priority, isTest };
    }
    case "left":
      return { kind: "left", atMs, conversation, line, awayMs: fact.awayMs, isTest };
    case "accepted":
      return { kind: "assigned", atMs, conversation, line, agent: String(fact.agent), isTest };
    case "ended":
      return { kind: "ended", atMs, conversation, line, agent: String(fact.agent), isTest };
    case "brokeOff":
      return {
        kind: "handedOver",
        atMs,
        conversation,
        line: String(fact.toLine),
        agent: String(fact.to),
        isTest,
      };
  }
}
