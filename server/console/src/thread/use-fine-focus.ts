import { useEffect, useMemo } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";

/**
 * Whether the caret goes into the composer when a conversation is opened: yes for a pointer and a keyboard; on a touch screen the
 * keyboard would cover what is to be read, so the focus goes to the title.
 */
export function useFineFocus(conversationId: ConversationId, canReply: boolean): boolean {
  const isFine = useMemo(() => matchMedia("(pointer: fine)").matches, []);
  const takes = isFine && canReply;
  useEffect(() => {
    if (!takes) document.getElementById("thread-title")?.focus({ preventScroll: true });
  }, [conversationId, takes]);
  return takes;
}
