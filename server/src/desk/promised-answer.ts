import type { Conversation } from "../domain/conversation.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { run, type Script, the } from "../store/script.ts";
import { setPromisedAnswer } from "../store/statements/conversations.ts";
import { settingsOfSite } from "../store/statements/team.ts";
import { queueMail } from "./outgoing-mail.ts";
import type { Work } from "./work.ts";

const HOUR_MS = 3_600_000;

/** A message was left: an answer is promised by the site's reply time, and a mail says so (M1). */
export function* promiseAnswer(work: Work, conversation: Conversation): Script<void> {
  const { settings } = yield* the(settingsOfSite, { id: conversation.site });
  const promisedAnswerByMs = work.nowMs + readSiteSettings(settings).replyWithinHours * HOUR_MS;
  yield* run(setPromisedAnswer, { desk: work.desk, id: conversation.id, promisedAnswerByMs });
  yield* confirmLeft(work, conversation);
}

/** Confirms a left message by mail, with what was promised before. */
export function* confirmLeft(work: Work, conversation: Conversation): Script<void> {
  yield* queueMail(work, { kind: "leftMessage", conversation, dueAtMs: work.nowMs });
}
