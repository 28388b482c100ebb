import { DeskError } from "@presently/shared/protocol";
import { MAILBOX_COUNTS_MS, mayNameAtMs } from "../domain/mail.ts";
import { addressOf, mailboxHash } from "../mailbox.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { mailboxesOf, saveMailbox } from "../store/statements/mailboxes.ts";
import { personOf } from "../store/statements/people.ts";
import { deleteLinkSessions } from "../store/statements/visitor-sessions.ts";
import type { Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/**
 * Refuses one mailbox too many, as long as the visitor's card doesn't hold the address already (ML4, R36): throws `contact.too-many`. To be asked
 * before a command writes anything. A server without mail writes to nobody and refuses none.
 */
export function* assertMayMove(work: Work, visitor: number, email: string | null): Script<void> {
  if (email === null || work.context.canMail !== true) return;
  const person = yield* one(personOf, { desk: work.desk, visitor });
  if (person?.email === email) return;
  const named = yield* mailboxesNamedBy(work, visitor);
  if (named.some(({ mailbox }) => mailbox === mailboxHash(email))) return;
  const namedAtMs = named.map(({ atMs }) => atMs);
  const waitMs = mayNameAtMs(namedAtMs, work.nowMs) - work.nowMs;
  if (waitMs > 0) throw new DeskError("contact.too-many", {}, waitMs);
}

/**
 * A visitor gives an address, corrects it or takes it back: whatever road it comes by, it comes by here. Another mailbox than before is counted, and
 * what went to the former address ends. When it stays, however it is spelled, nothing is done.
 */
export function* moveAddress(
  work: Work,
  writer: Writer,
  former: string | null,
  email: string | null,
): Script<void> {
  if (isSame(former, email)) return;
  if (email !== null) yield* nameMailbox(work, writer.visitor, email);
  if (former !== null) yield* endFormerLinks(work, writer);
}

function isSame(former: string | null, email: string | null): boolean {
  if (former === null || email === null) return former === email;
  return addressOf(former) === addressOf(email);
}

/** The hashes of the mailboxes that a visitor named within a day, the latest first. */
export function* mailboxesNamedBy(
  { desk, nowMs }: Pick<Work, "desk" | "nowMs">,
  visitor: number,
): Script<readonly { readonly mailbox: string; readonly atMs: number }[]> {
  return yield* all(mailboxesOf, { desk, visitor, afterMs: nowMs - MAILBOX_COUNTS_MS });
}

/** Counts from when it was named first. */
function* nameMailbox(work: Work, visitor: number, email: string): Script<void> {
  if (work.context.canMail !== true) return;
  const mailbox = mailboxHash(email);
  const named = yield* mailboxesNamedBy(work, visitor);
  if (named.some((each) => each.mailbox === mailbox)) return;
  yield* run(saveMailbox, { desk: work.desk, visitor, mailbox, atMs: work.nowMs });
}

/**
 * Ends what went to a former address (ML7): its mails may lie in a stranger's mailbox, so their links lead nowhere any more, and the sessions they
 * opened are over. Spared are the sessions of the link by which the writer came: they put their own address right.
 */
function* endFormerLinks(work: Work, { visitor, byLink }: Writer): Script<void> {
  yield* run(deleteLinksOfVisitor, { desk: work.desk, visitor });
  yield* run(deleteLinkSessions, {
    desk: work.desk,
    subject: visitor,
    butByLink: byLink ?? "",
  });
}
