import type { AgentId, ConversationView, PromiseKind } from "@presently/shared/protocol";
import { promisedInWords } from "./promised-in-words.ts";

/**
 * Whether the last message is the agent's own and came after the promise was made: then it may have kept it. Not the one whose words made the
 * promise, which goes out right after the agent's yes, or promise one more.
 */
export function mayBeKept(
  { items }: Pick<ConversationView, "items">,
  kind: PromiseKind,
  me: AgentId,
): boolean {
  const at = items.findLastIndex(({ type }) => type === "message.posted");
  const message = items[at];
  const made = items.findLastIndex(
    (event) =>
      (event.type === "promise.made" || event.type === "promise.changed") && event.kind === kind,
  );
  return (
    at > made &&
    message?.type === "message.posted" &&
    message.by === me &&
    promisedInWords(message.text, message.atMs) === undefined
  );
}
