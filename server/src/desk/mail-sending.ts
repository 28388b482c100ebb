import type { ConversationId, MailKind } from "@presently/shared/protocol";
import {
  CHAT_LINK_MS,
  isGivenUp,
  MAILBOX_COUNTS_MS,
  MAIL_TRY_MS,
  mailLimits,
  mayGoAtMs,
  retryDelayMs,
} from "../domain/mail.ts";
import { mailboxHash } from "../mailbox.ts";
import { allocateIds } from "../store/allocate-ids.ts";
import { all, one, run, type Script } from "../store/script.ts";
import { deleteExpiredChatLinks, insertChatLink } from "../store/statements/chat-links.ts";
import {
  deleteMailTry,
  deleteOldMailTries,
  insertMailTry,
  triesForRecipient,
  triesForSite,
} from "../store/statements/mail-tries.ts";
import { deleteOldMailboxes } from "../store/statements/mailboxes.ts";
import { mailOf, saveMail } from "../store/statements/outbox.ts";
import type { Recorded } from "../store/stored-event.ts";
import type { DeskContext } from "./context.ts";
import { type MailContent, readMail } from "./mail-content.ts";
import { wholeTurn } from "./turn.ts";
import { bySystem, note, type Work } from "./work.ts";

/** Which mail: there is one of each kind for a conversation. */
export interface MailRef {
  readonly conversation: number;
  readonly kind: MailKind;
}

/** A mail that may go now. It counts as tried from here on, and is due again by itself should nobody write down what became of it (ML3). */
export interface BegunMail extends MailRef {
  readonly publicId: string;
  readonly tryId: number;
  readonly content: MailContent;
  /** Told by this mail, once it has gone. */
  readonly toldSeq: number;
  readonly linkExpiresAtMs: number;
  /** The conversation as events name it. */
  readonly about: { readonly id: number; readonly publicId: ConversationId };
}

/**
 * Takes a mail that is due and reads what it says. Undefined when it shall not go now: something else took it, it has nothing to say any more
 * (ML2), or a limit holds it back (ML4). `linkHash` is the hash of the token that the mail will carry: the link works before the mail is there.
 */
export function beginMail(
  ref: MailRef,
  linkHash: string,
  context: DeskContext,
): () => Script<Recorded<BegunMail | undefined>> {
  return bySystem(context, (work) => begin(work, ref, linkHash));
}

function* begin(
  work: Work,
  { conversation, kind }: MailRef,
  linkHash: string,
): Script<BegunMail | undefined> {
  const { desk, nowMs } = work;
  const key = { desk, conversation, kind };
  const mail = yield* one(mailOf, key);
  if (mail === undefined || mail.state !== "waiting" || mail.dueAtMs > nowMs) return undefined;
  const { content: read, toldSeq } = yield* readMail(work, { ...mail, ...key });
  if (read === undefined) {
    yield* run(saveMail, { ...key, ...mail, state: "done", toldSeq });
    return undefined;
  }
  const recipient = mailboxHash(read.address);
  const { site } = read;
  const what = kind === "turn" ? "turn" : "mail";
  const goesAtMs = yield* earliestFor(work, { recipient, site, what });
  if (goesAtMs > nowMs) {
    yield* run(saveMail, { ...key, ...mail, dueAtMs: goesAtMs });
    return undefined;
  }
  const content = yield* inTime(work, conversation, read);
  const tryId = yield* allocateIds(desk);
  yield* run(insertMailTry, { desk, id: tryId, site, recipient, what, atMs: nowMs });
  const linkExpiresAtMs = nowMs + CHAT_LINK_MS;
  const link = { tokenHash: linkHash, conversation, expiresAtMs: linkExpiresAtMs };
  yield* run(insertChatLink, { desk, ...link });
  const dueAtMs = nowMs + MAIL_TRY_MS;
  yield* run(saveMail, { ...key, ...mail, tries: mail.tries + 1, dueAtMs });
  const { publicId } = mail;
  const about = { id: conversation, publicId: content.conversationId };
  return { conversation, kind, publicId, tryId, content, toldSeq, linkExpiresAtMs, about };
}

/** A call that goes late gives the whole time to come, and says so (CB4). */
function* inTime(work: Work, conversation: number, content: MailContent): Script<MailContent> {
  if (content.about.kind !== "turn") return content;
  const untilMs = yield* wholeTurn(work, conversation, content.about.untilMs);
  return { ...content, about: { kind: "turn", untilMs } };
}

/** To whom something is to go, and for which site: mail that calls to a turn, all other mail and calls by push are counted apart (ML4, PU4). */
interface Counted {
  readonly recipient: string;
  readonly site: number;
  readonly what: "mail" | "turn" | "push";
}

/** When the limits let a mail or a call by push go (ML4, PU4). */
export function* earliestFor(
  { desk, nowMs }: Work,
  { recipient, site, what }: Counted,
): Script<number> {
  const toAddress = { recipient, what, afterMs: nowMs - mailLimits.address.spanMs };
  const ofSite = { site, what, afterMs: nowMs - mailLimits.site.spanMs };
  return Math.max(
    mayGoAtMs(
      (yield* all(triesForRecipient, { desk, ...toAddress })).map(at),
      mailLimits.address,
      nowMs,
    ),
    mayGoAtMs((yield* all(triesForSite, { desk, ...ofSite })).map(at), mailLimits.site, nowMs),
  );
}

function at({ atMs }: { readonly atMs: number }): number {
  return atMs;
}

/** Deletes what no limit asks for any more, and links that open nothing. */
export function tidyMail(
  context: Pick<DeskContext, "desk" | "clock">,
): () => Script<Recorded<void>> {
  return function* () {
    const { desk } = context;
    const nowMs = context.clock.nowMs();
    yield* run(deleteOldMailTries, { desk, untilMs: nowMs - mailLimits.address.spanMs });
    yield* run(deleteOldMailboxes, { desk, untilMs: nowMs - MAILBOX_COUNTS_MS });
    yield* run(deleteExpiredChatLinks, { desk, nowMs });
    return { answer: undefined, events: [] };
  };
}

/**
 * What became of a try. `sent`: the mail server has it. `refused`: it will not have it, now or later. `trouble`: not this time; `mayHaveGone` is
 * false where the server surely never had it.
 */
export type MailOutcome =
  | { readonly kind: "sent" | "refused" }
  | { readonly kind: "trouble"; readonly mayHaveGone: boolean };

/** What became of the mail after that try. */
export type MailEnd = "sent" | "failed" | "retried";

/**
 * Writes down what became of a try. What was asked for while it was under way is not lost: it stays due, and is left out of that mail if this one
 * has told it. `random` in [0, 1) spreads the retries.
 */
export function endMail(
  begun: BegunMail,
  outcome: MailOutcome,
  random: number,
  context: DeskContext,
): () => Script<Recorded<MailEnd>> {
  return bySystem(context, function* (work) {
    const became = yield* end(work, begun, outcome, random);
    tell(work, begun, became, outcome);
    return became;
  });
}

/** The team sees what was mailed, and what will not arrive. */
function tell(work: Work, { about, kind }: BegunMail, end: MailEnd, outcome: MailOutcome): void {
  if (end === "sent") note(work, about, { type: "mail.sent", mail: kind });
  if (end !== "failed") return;
  const reason = outcome.kind === "refused" ? "refused" : "gaveUp";
  note(work, about, { type: "mail.failed", mail: kind, reason });
}

function* end(work: Work, begun: BegunMail, outcome: MailOutcome, random: number): Script<MailEnd> {
  const { desk, nowMs } = work;
  const { conversation, kind, publicId, tryId } = begun;
  const key = { desk, conversation, kind };
  const mail = yield* one(mailOf, key);
  if (mail === undefined)
    throw new Error(`mail ${kind} of conversation ${conversation} is missing`);
  if (outcome.kind === "trouble" && !outcome.mayHaveGone)
    yield* run(deleteMailTry, { desk, id: tryId });
  const toldSeq = outcome.kind === "sent" ? begun.toldSeq : mail.toldSeq;
  // Taken back, or asked for anew: what was begun is over all the same, and what waits now is another mail.
  const isSame = mail.state === "waiting" && mail.publicId === publicId;
  if (!isSame) {
    yield* run(saveMail, { ...key, ...mail, toldSeq, tries: 0 });
    return outcome.kind === "sent" ? "sent" : "retried";
  }
  if (outcome.kind === "sent") {
    yield* run(saveMail, { ...key, ...mail, toldSeq, state: "done" });
    return "sent";
  }
  if (outcome.kind === "refused" || isGivenUp(mail.queuedAtMs, nowMs)) {
    yield* run(saveMail, { ...key, ...mail, state: "failed" });
    return "failed";
  }
  const dueAtMs = nowMs + retryDelayMs(mail.tries, random);
  yield* run(saveMail, { ...key, ...mail, dueAtMs });
  return "retried";
}
