import type { AgentId, AgentPresence, Availability } from "@presently/shared/protocol";

/** What routing knows of an agent. `load` is the count of slots in use: offers, chats and wrap-ups. */
export interface AgentFacts {
  readonly id: number;
  readonly publicId: AgentId;
  readonly availability: Availability;
  readonly presence: AgentPresence;
  readonly capacity: number;
  readonly load: number;
  /** Since when the agent was last given or freed of nothing: the longest idle comes first among equals. */
  readonly idleSinceMs: number;
}

/** An agent whom routing may give a chat. */
export interface RoutedAgent extends AgentFacts {
  /** Whether they had enough that was hard for now: others who have room come first (LP4). */
  readonly isEased: boolean;
}

/** Whether new chats may come to the agent at all: online by choice and connected in fact (RT2). */
export function takesChats(agent: Pick<AgentFacts, "availability" | "presence">): boolean {
  return agent.availability === "online" && agent.presence === "connected";
}

/** Whether a slot is free. Capacity may stand below the load; then nothing is free (RT3). */
export function hasRoom(agent: Pick<AgentFacts, "capacity" | "load">): boolean {
  return agent.load < agent.capacity;
}

/**
 * Who of the agents that serve a line gets its head: the agent who knew the visitor while they take chats and have room, else who had
 * nothing hard of late (LP4), then the least loaded, then the longest idle, then the lower id (RT4). Undefined when no slot is free.
 */
export function chooseAgent<Agent extends RoutedAgent>(
  head: { readonly preferredAgent: number | null },
  serving: readonly Agent[],
): Agent | undefined {
  const free = serving.filter((agent) => takesChats(agent) && hasRoom(agent));
  return (
    free.find((agent) => agent.id === head.preferredAgent) ??
    free
      .toSorted(
        (a, b) =>
          Number(a.isEased) - Number(b.isEased) ||
          a.load - b.load ||
          a.idleSinceMs - b.idleSinceMs ||
          a.id - b.id,
      )
      .at(0)
  );
}

/** The lowest number from 1 to the capacity that no slot of the agent has; undefined when the agent is full (RT3). */
export function lowestFreeSlot(taken: readonly number[], capacity: number): number | undefined {
  if (taken.length >= capacity) return undefined;
  for (let slot = 1; slot <= capacity; slot += 1) if (!taken.includes(slot)) return slot;
  return undefined;
}
