import type { ConversationView, LastingEvent, Tag, TagId } from "@presently/shared/protocol";
import { MAX_ENDING_CHARS } from "@presently/shared/protocol/tag-limits";

/**
 * The line that says how a conversation ended, as far as it can be told without its agent (M28): what was said of it before, else its topic and tags, and
 * the last thing its agent wrote, or its visitor where no agent did. It is a proposal: whoever ends the conversation reads it and changes it.
 */
export function suggestedEnding(view: ConversationView, tags: readonly Tag[]): string {
  const said = view.items.findLast((event) => event.type === "ending.written");
  const isReopened = view.items.some(
    (event) =>
      event.type === "conversation.reopened" &&
      event.undone === undefined &&
      event.seq > (said?.seq ?? 0),
  );
  if (said?.type === "ending.written" && !isReopened) return said.text;
  const about = [topicOf(view.items), ...namesOf(view.tagIds ?? [], tags, "tag")].flatMap(
    (name) => name ?? [],
  );
  const last = lastWords(view.items, "agt_") ?? lastWords(view.items, "vis_") ?? "";
  const line = [[...new Set(about)].join(", "), last].filter(Boolean).join(": ");
  return line.length <= MAX_ENDING_CHARS ? line : `${line.slice(0, MAX_ENDING_CHARS - 1)}…`;
}

/** The names of some tags of one kind, in the order of the owner's lists. */
export function namesOf(
  tagIds: readonly TagId[],
  tags: readonly Tag[],
  kind?: Tag["kind"],
): string[] {
  return tags
    .filter((tag) => tagIds.includes(tag.tagId) && (kind === undefined || tag.kind === kind))
    .map(({ name }) => name);
}

function topicOf(items: readonly LastingEvent[]): string | undefined {
  const chosen = items.findLast(
    (event) => event.type === "conversation.queued" && event.text !== undefined,
  );
  return chosen?.type === "conversation.queued" ? chosen.text : undefined;
}

/** The last words from one side, in one line. */
function lastWords(items: readonly LastingEvent[], side: "agt_" | "vis_"): string | undefined {
  const message = items.findLast(
    (event) => event.type === "message.posted" && event.by.startsWith(side) && event.text !== "",
  );
  return message?.type === "message.posted" ? message.text.replace(/\s+/g, " ").trim() : undefined;
}
