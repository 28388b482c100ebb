import type { ConversationView } from "@presently/shared/protocol";

/** Whether the visitor was called and is back, so that the next free agent is theirs (CB4); by what of the thread is loaded. */
export function isBack({ items }: Pick<ConversationView, "items">): boolean {
  const last = items.findLast(({ type }) =>
    /^(?:turn\.(?:called|answered|passed)|callback\.asked)$/.test(type),
  );
  return last?.type === "turn.answered";
}
