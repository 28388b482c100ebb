import type { SentReply, UsedReply } from "@presently/shared/protocol";
import { assertMayUse, assertNothingOpen, isEdited } from "../domain/canned-replies/use.ts";
import type { Conversation } from "../domain/conversation.ts";
import { all, one, type Script } from "../store/script.ts";
import { cannedReplyByPublicId, wordingsOfReply } from "../store/statements/canned-replies.ts";
import { complaintOf } from "../store/statements/complaints.ts";
import { readPromised } from "../views/promises.ts";
import { ALL_SITES } from "./keeper.ts";
import type { Work } from "./work.ts";

/**
 * What a message was written from, and whether it was changed, which is found out here and not believed (CR5). Undefined where there is no such wording
 * (any more) for this site: the message is the agent's own then. Throws as `assertMayUse` says.
 */
export function* usedReply(
  work: Work,
  conversation: Conversation,
  message: string,
  used: UsedReply,
): Script<SentReply | undefined> {
  const { desk } = work;
  const { replyId, language, variant, isAsked = false } = used;
  assertNothingOpen(message);
  const reply = yield* one(cannedReplyByPublicId, { desk, publicId: replyId });
  if (reply === undefined || ![ALL_SITES, conversation.site].includes(reply.site)) return undefined;
  const complaint = yield* one(complaintOf, { desk, conversation: conversation.id });
  const promised = yield* readPromised(desk, conversation.id);
  assertMayUse(reply.kind, {
    isSolved: conversation.isSolved,
    hasComplaint: complaint !== undefined && complaint.endedAtMs === null,
    isAsked,
    hasPromise: promised.length > 0,
  });
  const wordings = yield* all(wordingsOfReply, { desk, reply: reply.id });
  const wording = wordings.find((one) => one.language === language && one.variant === variant);
  if (wording === undefined) return undefined;
  return { ...used, kind: reply.kind, isEdited: isEdited(message, wording.text) };
}
