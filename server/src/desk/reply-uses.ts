import type { SentReply } from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import { findQuestions } from "../domain/questions/find-questions.ts";
import { one, run, type Script, the } from "../store/script.ts";
import { cannedReplyByPublicId, wordingAt } from "../store/statements/canned-replies.ts";
import { countReplyUses, insertReplyUse, settleReplyUse } from "../store/statements/reply-uses.ts";
import type { Work } from "./work.ts";

/** An agent has written: nothing that follows is about a reply before it (RF2); what they sent from one is counted, not by whom (RF1). */
export function* afterAgentWrote(
  { desk, nowMs }: Work,
  { id: conversation }: Conversation,
  sent: SentReply | undefined,
): Script<void> {
  yield* run(settleReplyUse, { desk, conversation, askedAgain: 0 });
  if (sent === undefined) return;
  const { id: reply } = yield* the(cannedReplyByPublicId, { desk, publicId: sent.replyId });
  const { language, variant } = sent;
  const known = yield* one(wordingAt, { desk, reply, language, variant });
  const { count } = yield* the(countReplyUses, { desk, conversation });
  yield* run(insertReplyUse, {
    desk,
    conversation,
    number: count + 1,
    reply,
    language,
    wording: known?.wording ?? null,
    isEdited: sent.isEdited ? 1 : 0,
    askedAgain: 0,
    isLatest: 1,
    atMs: nowMs,
  });
}

/** The visitor has written: whether they asked something right after a reply is kept with it (RF2). */
export function* afterVisitorWrote(
  { desk }: Work,
  { id: conversation }: Conversation,
  said: string,
): Script<void> {
  const askedAgain = findQuestions(said).length > 0 ? 1 : 0;
  yield* run(settleReplyUse, { desk, conversation, askedAgain });
}
