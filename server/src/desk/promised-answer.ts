import type { Conversation } from "../domain/conversation.ts";
import { REPLY_WITHIN_MS } from "../domain/mail.ts";
import { run, type Script } from "../store/script.ts";
import { setPromisedAnswer } from "../store/statements/conversations.ts";
import { queueMail } from "./outgoing-mail.ts";
import type { Work } from "./work.ts";

/** A message was left: an answer is promised by the site's reply time, and a mail says so (M1). */
export function* promiseAnswer(work: Work, conversation: Conversation): Script<void> {
  const promisedAnswerByMs = work.nowMs + REPLY_WITHIN_MS;
  yield* run(setPromisedAnswer, { desk: work.desk, id: conversation.id, promisedAnswerByMs });
  yield* confirmLeft(work, conversation);
}

/** Confirms a left message by mail, with what was promised before. */
export function* confirmLeft(work: Work, conversation: Conversation): Script<void> {
  yield* queueMail(work, { kind: "leftMessage", conversation, dueAtMs: work.nowMs });
}
