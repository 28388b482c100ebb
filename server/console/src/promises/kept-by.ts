import type { AgentId, ConversationView, PromiseKind } from "@presently/shared/protocol";

/** Whether the last message is the agent's own and came after the promise was made: then it may have kept it. */
export function mayBeKept(
  { items }: Pick<ConversationView, "items">,
  kind: PromiseKind,
  me: AgentId,
): boolean {
  const message = items.findLastIndex(({ type }) => type === "message.posted");
  const made = items.findLastIndex(
    (event) =>
      (event.type === "promise.made" || event.type === "promise.changed") && event.kind === kind,
  );
  return message > made && items[message]?.by === me;
}
