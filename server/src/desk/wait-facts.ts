import type { Conversation } from "../domain/conversation.ts";
import { type SlottedAgent, slotsOf, type WaitFact } from "../domain/wait-facts.ts";
import { all, type Script } from "../store/script.ts";
import { linesOfAgent } from "../store/statements/agents.ts";
import { flagOf } from "./conversations.ts";
import type { Work } from "./work.ts";

type FactOf<Kind extends WaitFact["kind"]> = Extract<WaitFact, { kind: Kind }>;

/** That a conversation stands in line; `from` = out of whose hands it came, if it did, and their load with it. */
export function queuedFact(
  conversation: Conversation,
  from?: { readonly id: number; readonly load: number },
): FactOf<"queued"> {
  const { id, line, priority, isReturned, rankMs, isReachable } = conversation;
  return {
    kind: "queued",
    line,
    agent: from?.id ?? null,
    load: from?.load ?? 0,
    conversation: id,
    priority,
    isReturned: flagOf(isReturned),
    rankMs,
    isHere: flagOf(isReachable),
  };
}

/** That whoever stands in line is passed over from now on, or no longer is after `awayMs`. */
export function presenceFact(
  { id: conversation, line, rankMs }: Conversation,
  isHere: boolean,
  awayMs: number,
): FactOf<"gone" | "came"> {
  const about = { line, agent: null, conversation } as const;
  return isHere ? { kind: "came", ...about, awayMs, rankMs } : { kind: "gone", ...about };
}

/** That a wait ended with an agent; `load` is the agent's with this chat. */
export function acceptedFact(
  { nowMs }: Work,
  { id: conversation, line, queuedAtMs }: Conversation,
  agent: { readonly id: number },
  load: number,
): FactOf<"accepted"> {
  const waitMs = nowMs - queuedAtMs;
  return { kind: "accepted", line, agent: agent.id, conversation, waitMs, load };
}

/** That a wait ended without an agent, by somebody who had been gone for so long. */
export function leftFact(
  { nowMs }: Work,
  { id: conversation, line, queuedAtMs }: Conversation,
  awayMs = 0,
): FactOf<"left"> {
  return { kind: "left", line, agent: null, conversation, waitMs: nowMs - queuedAtMs, awayMs };
}

/** That somebody waits on in the line, and with the priority, of `next`. */
export function movedFact(
  { nowMs }: Work,
  { id: conversation, line, queuedAtMs }: Conversation,
  next: Conversation,
): FactOf<"moved"> {
  const { line: toLine, priority } = next;
  const waitMs = nowMs - queuedAtMs;
  return { kind: "moved", line, agent: null, conversation, toLine, waitMs, priority };
}

/** That a chat went out of an agent's hands before its end, into those of `to`, in the line it has from then on. */
export function brokeOffFact(
  { nowMs }: Work,
  { id: conversation, line, acceptedAtMs }: Conversation,
  from: { readonly id: number; readonly load: number },
  to: { readonly agent: number; readonly line: number },
): FactOf<"brokeOff"> {
  const chatMs = nowMs - (acceptedAtMs ?? nowMs);
  const { id: agent, load } = from;
  const { agent: next, line: toLine } = to;
  return { kind: "brokeOff", line, agent, conversation, chatMs, load, to: next, toLine };
}

/** How many chats an agent takes at once from now on, and from which lines. Who reconnects is still there: in time, nothing happened (AP1). */
export function* slotsFact(
  work: Work,
  agent: SlottedAgent & { readonly id: number },
): Script<FactOf<"slots">> {
  const served = yield* all(linesOfAgent, { desk: work.desk, agent: agent.id });
  return {
    kind: "slots",
    line: 0,
    agent: agent.id,
    slots: slotsOf(agent),
    lines: served.map(({ line }) => line),
    isOffline: flagOf(agent.presence === "offline"),
  };
}
