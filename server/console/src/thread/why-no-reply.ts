import type { AgentId, ConversationView } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Why this agent can't write to the visitor now, in words; undefined when they can. */
export function whyNoReply(
  view: ConversationView,
  isMine: boolean,
  me: AgentId,
): string | undefined {
  if (isMine) return undefined;
  const words = t.thread.compose;
  switch (view.state) {
    case "queued":
      return words.waiting;
    case "offered":
      return view.offer?.agentId === me ? words.offered : words.waiting;
    case "closed": // what is promised may be kept after the end (PM7)
      return (view.promises ?? []).length > 0 ? undefined : words.closed;
    case "messageLeft": // anybody of the site's team may answer it
      return undefined;
    case "assigned":
    case "waitingOnVisitor":
      return view.transfer?.agentId === me ? words.offered : words.notYours;
  }
}
