import { type CommandOf, DeskError, type VisitorCommand } from "@presently/shared/protocol";
import { readEmail } from "../domain/contact.ts";
import { MAILBOX_COUNTS_MS } from "../domain/mail.ts";
import { mailboxHash } from "../mailbox.ts";
import type { Script } from "../store/script.ts";
import { keepAddress } from "./callback.ts";
import { assertMayMove, mailboxesNamedBy } from "./moved-address.ts";
import { queueMail } from "./outgoing-mail.ts";
import { ownConversation, type Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/**
 * Mails the visitor what was said, to the address they give for themselves, which stands on their card from now on (TS3). Throws `value.invalid`
 * when this server sends no mail, `contact.invalid`, `conversation.wrong-state` where no agent ever was, and `contact.too-many` for another
 * mailbox than the visitor named within a day: nobody shall send words round that they wrote themselves.
 */
export function* mailTranscript(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "transcript.mail">,
): Script<void> {
  const conversation = yield* ownConversation(work, writer, command.conversationId);
  if (work.context.canMail !== true) throw new DeskError("value.invalid");
  const email = readEmail(command.email);
  if (conversation.acceptedAtMs === null) throw new DeskError("conversation.wrong-state");
  yield* assertMayMove(work, writer.visitor, email);
  const mailbox = mailboxHash(email);
  const other = (yield* mailboxesNamedBy(work, writer.visitor)).find(
    (named) => named.mailbox !== mailbox,
  );
  if (other !== undefined) {
    const waitMs = other.atMs + MAILBOX_COUNTS_MS - work.nowMs;
    throw new DeskError("contact.too-many", {}, waitMs);
  }
  yield* keepAddress(work, writer, email);
  yield* queueMail(work, { kind: "transcript", conversation, dueAtMs: work.nowMs });
}
