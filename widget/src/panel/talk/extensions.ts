import type { ConversationView } from "@presently/shared/protocol";

/** A turn may be made longer so often (CB5). */
const MAX_EXTENSIONS = 2;

/** Whether the time to come may still be made longer, by what of the thread is loaded. What a restart of the server added does not count (D2). */
export function mayExtend({ items }: Pick<ConversationView, "items">): boolean {
  const called = items.findLastIndex(({ type }) => type === "turn.called");
  const extensions = items
    .slice(called + 1)
    .filter(({ type, by }) => type === "turn.extended" && by !== "system");
  return extensions.length < MAX_EXTENSIONS;
}
