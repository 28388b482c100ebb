import type { ConversationView, LastingEvent } from "@presently/shared/protocol";

/** The sequence number of the newest item. */
export function lastSeqOf(view: ConversationView): number {
  return view.items.at(-1)?.seq ?? 0;
}

/** What of what the agents wrote or asked, or the owner gave, is newer than the mark, which is `CONVERSATION SEQ`; a mark of another conversation says nothing. */
export function unreadOf(
  view: ConversationView | null,
  mark: string | null,
): readonly LastingEvent[] {
  if (view === null) return [];
  const [id, seq] = (mark ?? "").split(" ");
  const readSeq = id === view.conversationId ? Number(seq) : 0;
  return view.items.filter(
    (event) =>
      event.seq > readSeq &&
      (event.type === "goodwill.given" ||
        ((event.type === "message.posted" || event.type === "form.sent") &&
          event.by.startsWith("agt_"))),
  );
}
