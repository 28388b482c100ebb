import { run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { deleteVisitorSessions } from "../store/statements/visitor-sessions.ts";
import type { Writer } from "./visitor-message.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import type { Work } from "./work.ts";

/**
 * A visitor's sessions end, whatever browser holds their tokens, and with them the links of mails, which a shared computer's history may hold (V2).
 * Their conversations stay as they are: a question is still answered, a
 * call-back still made. Nobody can be there for them from now on, so the absence is written at once and not after the two seconds of Q5.
 * Doing it twice is doing it once.
 */
export function* forgetVisitor(work: Work, { visitor }: Writer): Script<void> {
  yield* run(deleteVisitorSessions, { desk: work.desk, subject: visitor });
  yield* run(deleteLinksOfVisitor, { desk: work.desk, visitor });
  yield* noticeVisitor(work, visitor, "absent");
}
