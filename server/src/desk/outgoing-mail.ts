import type { MailKind } from "@presently/shared/protocol";
import { one, run, type Script } from "../store/script.ts";
import { insertMail, mailOf, saveMail, settleMail } from "../store/statements/outbox.ts";
import { personOf } from "../store/statements/people.ts";
import type { Work } from "./work.ts";

/** Which mail, about which conversation. */
interface MailAsked {
  readonly kind: MailKind;
  readonly conversation: { readonly id: number; readonly visitor: number };
}

/** A mail to be queued, and from when on it may go. */
export interface MailToQueue extends MailAsked {
  /** Epoch milliseconds. What is asked for again while it waits goes once, at the earlier moment. */
  readonly dueAtMs: number;
}

/**
 * Queues a mail to the visitor of a conversation, in the command's own transaction. Without mail settings, or without an address on the
 * visitor's card, it does nothing (ML1): who asks need not know. Only ids are stored; the text is read when it is sent (ML2).
 */
export function* queueMail(work: Work, mail: MailToQueue): Script<void> {
  if (work.context.canMail !== true) return;
  const { desk, nowMs } = work;
  const { kind, conversation } = mail;
  const person = yield* one(personOf, { desk, visitor: conversation.visitor });
  if (person?.email == null) return;
  const key = { desk, conversation: conversation.id, kind };
  const publicId = `mai_${work.context.newId()}`;
  const earlier = yield* one(mailOf, key);
  const asked = { publicId, state: "waiting", queuedAtMs: nowMs, tries: 0 } as const;
  if (earlier === undefined)
    return void (yield* run(insertMail, { ...key, ...asked, dueAtMs: mail.dueAtMs, toldSeq: 0 }));
  const { state, toldSeq } = earlier;
  const dueAtMs = state === "waiting" ? Math.min(earlier.dueAtMs, mail.dueAtMs) : mail.dueAtMs;
  // What joins a mail that was tried in vain has not been tried itself: it has all of its three days (ML3).
  yield* run(saveMail, { ...key, ...asked, dueAtMs, toldSeq });
}

/** Whether mail would reach the visitor: this server sends it, and an address stands on their card (ML1). */
export function* canBeMailed(
  { desk, context }: Work,
  { visitor }: MailAsked["conversation"],
): Script<boolean> {
  if (context.canMail !== true) return false;
  return (yield* one(personOf, { desk, visitor }))?.email != null;
}

/** Whether the last mail that was asked for went to the mail server, as far as that is known. False without settings or an address: none was. */
export function* hasGone(work: Work, { kind, conversation }: MailAsked): Script<boolean> {
  if (work.context.canMail !== true) return false;
  const { desk } = work;
  const person = yield* one(personOf, { desk, visitor: conversation.visitor });
  const mail = yield* one(mailOf, { desk, conversation: conversation.id, kind });
  return person?.email != null && mail?.state === "done";
}

/** Whether a mail of this kind was ever asked for, whatever became of it. */
export function* wasAsked(work: Work, { kind, conversation }: MailAsked): Script<boolean> {
  const mail = yield* one(mailOf, { desk: work.desk, conversation: conversation.id, kind });
  return mail !== undefined;
}

/** Takes back a mail that has not gone yet; without harm when none waits. */
export function* cancelMail(work: Work, kind: MailKind, conversation: number): Script<void> {
  if (work.context.canMail !== true) return;
  yield* run(settleMail, { desk: work.desk, conversation, kind, state: "done" });
}
