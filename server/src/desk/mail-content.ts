import {
  type ConversationId,
  type MailKind,
  PromiseKind,
  type Register,
} from "@presently/shared/protocol";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, one, type Script } from "../store/script.ts";
import type { RowOf } from "../store/statement.ts";
import { mailFacts, messagesAfter, promisesAfter } from "../store/statements/outbox.ts";
import { agentName } from "../store/statements/views.ts";
import { readPromised } from "../views/promises.ts";
import { readTranscript, type Transcript } from "../views/transcript.ts";
import { textWithFiles } from "../views/file-names.ts";
import { mailboxesNamedBy } from "./moved-address.ts";
import type { Work } from "./work.ts";

/** What a mail is about. */
export type MailSubject =
  | {
      readonly kind: "leftMessage";
      readonly messages: readonly string[];
      readonly answerByMs: number | null;
    }
  | {
      readonly kind: "unreadReply";
      readonly replies: readonly { readonly agentName: string | null; readonly text: string }[];
      /** One of the two may be empty. */
      readonly promises: readonly ToldPromise[];
    }
  | { readonly kind: "turn"; readonly untilMs: number }
  | { readonly kind: "transcript"; readonly transcript: Transcript };

/** What is promised by when, or no longer; and in whose words it was moved (PM12). */
export interface ToldPromise {
  readonly became: "made" | "moved" | "takenBack";
  readonly kind: PromiseKind;
  readonly dueAtMs: number;
  readonly reason: string | null;
}

/** Everything that a mail says, read in the moment it goes (ML2). */
export interface MailContent {
  readonly about: MailSubject;
  readonly conversationId: ConversationId;
  readonly address: string;
  readonly site: number;
  readonly siteKey: string;
  readonly siteName: string;
  readonly language: string;
  readonly register: Register;
  readonly timeZone: string;
}

/** A mail as it would go now. */
export interface ReadMail {
  /** Undefined when there is nothing to say any more: the conversation moved on, the reply was read, the address was taken back (ML2). */
  readonly content: MailContent | undefined;
  /** The place in the desk's stream up to which everything was told or needs no telling. */
  readonly toldSeq: number;
}

const promiseKinds = PromiseKind.options;

/** Of which desk, and when. */
type Moment = Pick<Work, "desk" | "nowMs">;

interface MailToRead {
  readonly kind: MailKind;
  readonly conversation: number;
  readonly toldSeq: number;
}

type Facts = RowOf<typeof mailFacts>;

/** Reads what a mail has to say now, and to whom. */
export function* readMail(work: Moment, mail: MailToRead): Script<ReadMail> {
  const { desk } = work;
  const facts = yield* one(mailFacts, { desk, id: mail.conversation });
  if (facts === undefined) return { content: undefined, toldSeq: mail.toldSeq };
  const toldSeq = facts.lastDeskSeq;
  const about = yield* subjectOf(work, mail, facts);
  const conversationId = facts.publicId as ConversationId; // written by this server with the prefix of its kind
  const address = facts.email;
  if (about === undefined || address === null) return { content: undefined, toldSeq };
  const { site, siteKey, siteName, language, timeZone } = facts;
  const { register } = readSiteSettings(facts.siteSettings);
  const to = { conversationId, address, site, siteKey, siteName, language, register, timeZone };
  return { content: { about, ...to }, toldSeq };
}

function* subjectOf(work: Moment, mail: MailToRead, facts: Facts): Script<MailSubject | undefined> {
  switch (mail.kind) {
    case "leftMessage":
      return yield* leftMessage(work, mail, facts);
    case "unreadReply":
      return yield* unreadReplies(work, mail, facts);
    case "turn":
      return turn(facts);
    case "transcript": {
      const transcript = yield* readTranscript(work.desk, mail.conversation);
      return transcript && { kind: "transcript", transcript };
    }
  }
}

/**
 * While it is left and unanswered: what the visitor wrote since an agent last did, unless they named more than one mailbox of late: nobody shall
 * send their words round (ML5).
 */
function* leftMessage(
  work: Moment,
  mail: MailToRead,
  facts: Facts,
): Script<MailSubject | undefined> {
  if (facts.state !== "messageLeft" || facts.owesAnswerSinceMs === null) return undefined;
  const latest = yield* all(messagesAfter, {
    desk: work.desk,
    conversation: mail.conversation,
    after: 0,
  });
  const answeredAt = latest.findIndex(({ actor }) => isAgent(actor));
  const own = answeredAt < 0 ? latest : latest.slice(0, answeredAt);
  const isOneMailbox = (yield* mailboxesNamedBy(work, facts.visitor)).length <= 1;
  const messages: string[] = [];
  if (isOneMailbox) {
    for (const message of own.toReversed()) {
      const text = yield* textWithFiles(work.desk, message);
      if (text !== "") messages.push(text);
    }
  }
  return {
    kind: "leftMessage",
    messages,
    answerByMs: facts.promisedAnswerByMs,
  };
}

/** While the visitor is not there: what agents wrote and promised since the visitor last wrote, and no mail has told yet (ML6, PM12). */
function* unreadReplies(
  work: Moment,
  mail: MailToRead,
  facts: Facts,
): Script<MailSubject | undefined> {
  if (facts.presence === "present") return undefined;
  const { desk } = work;
  const { conversation, toldSeq } = mail;
  const latest = yield* all(messagesAfter, { desk, conversation, after: toldSeq });
  const readAt = latest.findIndex(({ actor }) => !isAgent(actor));
  const unread = (readAt < 0 ? latest : latest.slice(0, readAt)).toReversed();
  const replies = [];
  for (const message of unread) {
    const agent = yield* one(agentName, { desk, publicId: message.actor });
    const text = yield* textWithFiles(desk, message);
    if (text !== "") replies.push({ agentName: agent?.name ?? null, text });
  }
  const seenSeq = Math.max(toldSeq, latest[readAt]?.deskSeq ?? 0);
  const promises = yield* promisesUntold(work, conversation, seenSeq);
  if (replies.length + promises.length === 0) return undefined;
  return { kind: "unreadReply", replies, promises };
}

/** Of each kind the last word after that place in the stream, while it holds; what was made and taken back in between is no news. */
function* promisesUntold(
  { desk, nowMs }: Moment,
  conversation: number,
  after: number,
): Script<ToldPromise[]> {
  const rows = yield* all(promisesAfter, { desk, conversation, after });
  const said = rows.map(({ type, text, data }) => {
    // Safe: `appendEvents` alone writes the column, with what such an event holds.
    const { kind, dueAtMs } = JSON.parse(data) as Pick<ToldPromise, "kind" | "dueAtMs">;
    return { type, kind, dueAtMs, reason: text };
  });
  const open = yield* readPromised(desk, conversation);
  return promiseKinds.flatMap((kind): ToldPromise[] => {
    const [last, ...before] = said.filter((each) => each.kind === kind);
    if (last === undefined) return [];
    const { type, dueAtMs, reason } = last;
    const isNew = before.some((each) => each.type === "promise.made");
    if (type === "promise.takenBack")
      return isNew ? [] : [{ became: "takenBack", kind, dueAtMs, reason: null }];
    // Kept or overdue by now.
    if (dueAtMs <= nowMs || !open.some((each) => each.kind === kind)) return [];
    const became = type === "promise.made" || isNew ? "made" : "moved";
    return [{ became, kind, dueAtMs, reason: became === "moved" ? reason : null }];
  });
}

/** While it is their turn. Nobody was told before, so it is, though the time to come be over (CB6). */
function turn({ turnUntilMs }: Facts): MailSubject | undefined {
  return turnUntilMs === null ? undefined : { kind: "turn", untilMs: turnUntilMs };
}

function isAgent(actor: string): boolean {
  return actor.startsWith("agt_");
}
