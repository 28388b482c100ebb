import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConversationId, LaneItem } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { WarningIcon } from "../ui/icons.tsx";

/** Tells who answers for complaints that some wait; put away, it stands again with the next one that was not there before (CM4, M13). */
export function ComplaintNews({
  complaints,
}: {
  complaints: readonly LaneItem[];
}): JSX.Element | null {
  const [seen, setSeen] = useState<ReadonlySet<ConversationId>>(new Set());
  const unseen = complaints.filter(({ conversationId }) => !seen.has(conversationId));
  if (unseen.length === 0) return null;
  const words = t.complaints;
  const putAway = (): void =>
    setSeen(new Set(complaints.map(({ conversationId }) => conversationId)));
  return (
    <p class="notice is-news" role="status">
      <WarningIcon />
      <span>
        {words.news(complaints.length)}{" "}
        <a href="/console/inbox/complaints" onClick={putAway}>
          {words.newsLink}
        </a>
      </span>
      <button type="button" class="link-button" onClick={putAway}>
        {words.seen}
      </button>
    </p>
  );
}
