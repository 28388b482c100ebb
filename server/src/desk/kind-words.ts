import { type AgentCommand, type CommandOf, DeskError } from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import { isKind } from "../domain/kind-words.ts";
import { one, run, type Script } from "../store/script.ts";
import { dropKindWords, kindWordsOf, saveKindWords } from "../store/statements/shelf.ts";
import { type ActingAgent, assertRightOver, conversationFor } from "./acting-agent.ts";
import { note, seqOfNoted, type Work } from "./work.ts";

/**
 * Keeps what a visitor kindly wrote for the agent who had the conversation last; other words, or a lower score, take the former ones back, and that
 * they were shared (SH1). The rating has been noted.
 */
export function* keepKindWords(
  work: Work,
  conversation: Conversation,
  rating: { readonly score: number; readonly comment: string },
): Script<void> {
  const subject = { desk: work.desk, conversation: conversation.id };
  const agent = conversation.agent ?? conversation.preferredAgent;
  if (agent === null || conversation.isTest || !isKind(rating)) {
    if ((yield* one(kindWordsOf, subject)) !== undefined) yield* run(dropKindWords, subject);
    return;
  }
  const deskSeq = yield* seqOfNoted(work, "rating.given");
  yield* run(saveKindWords, { ...subject, deskSeq, agent, sharedAtMs: null });
}

/** Whether the team reads them: only whose words they are says so (SH2). Throws `not-found` where there are none, `not-allowed` to anybody else. */
export function* shareKindWords(
  work: Work,
  agent: ActingAgent,
  { type, conversationId, isShared }: CommandOf<AgentCommand, "kindWords.share">,
): Script<void> {
  const conversation = yield* conversationFor(work, agent, conversationId);
  assertRightOver(agent, type, conversation);
  const subject = { desk: work.desk, conversation: conversation.id };
  const words = yield* one(kindWordsOf, subject);
  if (words === undefined) throw new DeskError("not-found");
  if (words.agent !== agent.id) throw new DeskError("not-allowed");
  if ((words.sharedAtMs !== null) === isShared) return;
  yield* run(saveKindWords, { ...subject, ...words, sharedAtMs: isShared ? work.nowMs : null });
  note(work, conversation, { type: "kindWords.shared", isShared });
}
