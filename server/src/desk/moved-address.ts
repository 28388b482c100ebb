import { run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { deleteLinkSessions } from "../store/statements/visitor-sessions.ts";
import type { Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/**
 * Ends what went to a former address (ML7): its mails may lie in a stranger's mailbox, so their links lead nowhere any more, and the sessions they
 * opened are over. Spared are the sessions of the link by which the writer came: they put their own address right. Without a former address, or
 * when it stays, nothing is done.
 */
export function* endFormerLinks(
  work: Work,
  { visitor, byLink }: Writer,
  former: string | null,
  email: string | null,
): Script<void> {
  if (former === null || former === email) return;
  yield* run(deleteLinksOfVisitor, { desk: work.desk, visitor });
  yield* run(deleteLinkSessions, {
    desk: work.desk,
    subject: visitor,
    butByLink: byLink ?? "",
  });
}
