import { run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { noteSignedAt, signOutSubject } from "../store/statements/identity.ts";
import { deleteVisitorSessions } from "../store/statements/visitor-sessions.ts";
import { type CalledBack, callbackCancelled } from "../domain/callback.ts";
import type { Conversation } from "../domain/conversation.ts";
import { endCallback } from "./callback.ts";
import { apply, openConversationsOf } from "./conversations.ts";
import { endKeeping, keepPlace } from "./kept-place.ts";
import type { Writer } from "./visitor-message.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import type { Work } from "./work.ts";

/**
 * A visitor's sessions end, whatever browser holds their tokens, and with them the links of mails, which a shared computer's history may hold (V2).
 * Their conversations stay as they are: a question is still answered, a
 * call-back still made, but for one by push, which would come to this browser. Nobody can be there for them from now on, so the absence is written at once and not after the two seconds of Q5.
 * What was signed of them up to now is taken no more (ID7). Doing it twice is doing it once.
 */
export function* forgetVisitor(work: Work, { visitor }: Writer): Script<void> {
  yield* run(deleteVisitorSessions, { desk: work.desk, subject: visitor });
  const signedAtMs = work.context.signedLately?.of(visitor);
  if (signedAtMs !== undefined)
    yield* run(noteSignedAt, { desk: work.desk, id: visitor, signedAtMs });
  yield* run(signOutSubject, { desk: work.desk, id: visitor });
  yield* run(deleteLinksOfVisitor, { desk: work.desk, visitor });
  const open = (yield* openConversationsOf(work, visitor)).open.filter(isCalledByPush);
  for (const conversation of open) yield* endCallByPush(work, conversation);
  yield* noticeVisitor(work, visitor, "absent");
  // Their place is not kept for the day any more.
  for (const { id, line } of open) {
    yield* endKeeping(work, id);
    yield* keepPlace(work, { id, line, callback: null });
  }
}

/** Whoever uses the browser next would read that it is their turn. */
function* endCallByPush(work: Work, conversation: CalledBack): Script<void> {
  yield* apply(work, conversation, callbackCancelled(conversation));
  yield* endCallback(work, conversation);
}

function isCalledByPush(conversation: Conversation): conversation is CalledBack {
  return conversation.callback?.way === "push";
}
