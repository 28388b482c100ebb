import type {
  ActorId,
  AgentId,
  ConversationId,
  LastingEvent,
  LastingEventOf,
} from "@presently/shared/protocol";

/** What others did to a conversation of this agent: one was taken over, given to a colleague or to them, or a transfer of theirs came to nothing. */
export type Setback = { conversationId: ConversationId; agentId: AgentId } & (
  | { kind: "taken" }
  /** A supervisor gave it to a colleague, and `by` is the supervisor. */
  | { kind: "passedOn"; by: ActorId }
  /** `agentId` is the supervisor who gave it to them; null = they said nothing why. */
  | { kind: "given"; why: string | null }
  | { kind: "transferEnded"; reason: "declined" | "expired" | "agentLost" | "agentUnavailable" }
);

/**
 * What an event means for `me` that they must hear of wherever they look; undefined for nothing. `agentId` is the colleague it is by. A
 * transfer that ends with its conversation, or that they cancelled, is no setback.
 */
export function setbackOf(event: LastingEvent, me: AgentId): Setback | undefined {
  if (event.type === "conversation.assigned") {
    const { conversationId, agentId } = event;
    const isLost = event.reason === "taken" && event.fromAgentId === me && agentId !== me;
    return isLost ? { kind: "taken", conversationId, agentId } : undefined;
  }
  if (event.type === "conversation.given") return givenTo(event, me);
  if (event.type !== "transfer.lapsed" || event.fromAgentId !== me) return undefined;
  const { conversationId, agentId, reason } = event;
  switch (reason) {
    case "declined":
    case "expired":
    case "agentLost":
    case "agentUnavailable":
      return { kind: "transferEnded", conversationId, agentId, reason };
    case "cancelled":
    case "conversationEnded":
    case "returned":
    case "repaired":
    default:
      return undefined;
  }
}

function givenTo(event: LastingEventOf<"conversation.given">, me: AgentId): Setback | undefined {
  const { conversationId, by, agentId, fromAgentId, text } = event;
  if (by === me || !isAgent(by)) return undefined;
  if (agentId === me) return { kind: "given", conversationId, agentId: by, why: text };
  return fromAgentId === me ? { kind: "passedOn", conversationId, agentId, by } : undefined;
}

function isAgent(by: ActorId): by is AgentId {
  return by.startsWith("agt_");
}
