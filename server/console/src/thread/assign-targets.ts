import type { AgentId, AgentSummary } from "@presently/shared/protocol";
import { freePlaces } from "./transfer-targets.ts";

/** Whether an agent takes chats now: online by choice and connected in fact. To nobody else is one given (AS2). */
export function isOnline({
  availability,
  presence,
  isDisabled,
}: Pick<AgentSummary, "availability" | "presence" | "isDisabled">): boolean {
  return !isDisabled && availability === "online" && presence === "connected";
}

/** Whom a conversation may be given to, those who are online first and of them who has most room; who is not stands last, to be seen and not chosen (AS2). */
export function assignable(
  agents: readonly AgentSummary[],
  me: AgentId,
  holder: AgentId | null,
): AgentSummary[] {
  return agents
    .filter(({ agentId, isDisabled }) => !isDisabled && agentId !== me && agentId !== holder)
    .toSorted(
      (a, b) =>
        Number(isOnline(b)) - Number(isOnline(a)) ||
        freePlaces(b) - freePlaces(a) ||
        a.name.localeCompare(b.name),
    );
}

/** Whether every place of an agent is in use, so that one more wants to be meant; to whom it is being offered already has its place (AS3). */
export function isFull(agent: AgentSummary, offeredTo: AgentId | null): boolean {
  return isOnline(agent) && freePlaces(agent) === 0 && !holdsPlace(agent, offeredTo);
}

function holdsPlace({ agentId, load, capacity }: AgentSummary, offeredTo: AgentId | null): boolean {
  return agentId === offeredTo && load <= capacity;
}
