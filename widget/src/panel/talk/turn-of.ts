import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import type { Events } from "../../contract.ts";

/** What an event says of the visitor's turn: they are called, or somebody is there for them; undefined of every other. */
export function turnOf(
  event: LastingEvent,
  names: Readonly<Record<string, string>>,
): Events["turn"] | undefined {
  if (event.type === "turn.called") return { agent: null, untilMs: event.untilMs };
  // From one agent to another it is no turn.
  if (event.type !== "conversation.assigned" || event.fromAgentId !== null) return undefined;
  const { agentId: id } = event;
  return { agent: { id, name: names[id] ?? "" }, untilMs: null };
}

/** Whether the visitor keeps the place and is called, or did until an agent came; not in a later wait. By what of the thread is loaded. */
export function isCalledBack({ items }: Pick<ConversationView, "items">): boolean {
  const last = items.findLast(({ type }) =>
    /^callback\.|^conversation\.(?:closed|messageLeft)$/.test(type),
  );
  return last?.type === "callback.asked";
}
