import { webStorage } from "@presently/shared/client";
import type { AgentId, ConversationId, Question } from "@presently/shared/protocol";
import { useCallback, useMemo } from "preact/hooks";
import { createReminders } from "../files/unopened.ts";

/** Of some open questions of a conversation, those that this agent was not pointed at yet in this tab; from then on they were (QU8). */
export function useMentionedQuestions(
  me: AgentId,
): (id: ConversationId, open: readonly Question[]) => readonly Question[] {
  const reminders = useMemo(
    () =>
      createReminders<string>(
        webStorage(() => sessionStorage, window),
        `presently.${me}:mentioned-questions`,
      ),
    [me],
  );
  return useCallback(
    (id, open) => {
      const keyOf = ({ number }: Question): string => `${id} ${number}`;
      const fresh = new Set(reminders.mention(open.map(keyOf)));
      return fresh.size === 0 ? [] : open;
    },
    [reminders],
  );
}
