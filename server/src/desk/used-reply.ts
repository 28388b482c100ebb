import { DeskError, type SentReply, type UsedReply } from "@presently/shared/protocol";
import { assertMayUse, isEdited } from "../domain/canned-replies/use.ts";
import type { Conversation } from "../domain/conversation.ts";
import { all, one, type Script } from "../store/script.ts";
import { wordingsOfReply } from "../store/statements/canned-replies.ts";
import { complaintOf } from "../store/statements/complaints.ts";
import { readPromised } from "../views/promises.ts";
import { replyOf } from "./canned-replies.ts";
import { ALL_SITES } from "./keeper.ts";
import type { Work } from "./work.ts";

/**
 * What a message was written from, and whether it was changed, which is found out here and not believed (CR5). Throws `not-found` for a reply of another
 * site or a wording there is none of, and as `assertMayUse` says.
 */
export function* usedReply(
  work: Work,
  conversation: Conversation,
  message: string,
  used: UsedReply,
): Script<SentReply> {
  const { desk } = work;
  const { replyId, language, variant, isAsked = false } = used;
  const reply = yield* replyOf(work, replyId);
  if (reply.site !== ALL_SITES && reply.site !== conversation.site)
    throw new DeskError("not-found");
  const wordings = yield* all(wordingsOfReply, { desk, reply: reply.id });
  const wording = wordings.find((one) => one.language === language && one.variant === variant);
  if (wording === undefined) throw new DeskError("not-found");
  const complaint = yield* one(complaintOf, { desk, conversation: conversation.id });
  const promised = yield* readPromised(desk, conversation.id);
  assertMayUse(reply.kind, message, {
    isSolved: conversation.isSolved,
    hasComplaint: complaint !== undefined && complaint.endedAtMs === null,
    isAsked,
    hasPromise: promised.length > 0,
  });
  return { ...used, kind: reply.kind, isEdited: isEdited(message, wording.text) };
}
