import { referenceOf } from "@presently/shared/view";
import type { MailContent, MailSubject, ToldPromise } from "../desk/mail-content.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import { transcriptBlocks } from "../transcript/transcript-blocks.ts";
import { asHtml, asPlainText, type Block } from "./blocks.ts";
import { type Exactness, momentIn } from "./moment.ts";

/** Most characters of what a person wrote that one mail repeats: a confirmation shall not serve to send a stranger somebody's pages. */
const MAX_QUOTED_CHARS = 2_000;

/** A mail as it is handed over. */
export interface Letter {
  readonly to: string;
  /** The site's name, which stands beside the operator's address. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What leads back: `url` with the token behind the #, where no server and no log sees it. */
export interface LetterLink {
  readonly url: string;
  readonly expiresAtMs: number;
}

/** Writes the mail, in the language of the conversation (ML5). The subject holds nothing that a person typed. */
export function writeLetter(content: MailContent, link: LetterLink): Letter {
  const texts = textsIn(content.language, content.register);
  const where = { locale: texts.locale, timeZone: content.timeZone };
  const moment: Moment = (atMs, exactness) => momentIn(where, atMs, exactness);
  const { subject, blocks } = bodyOf(content, texts, moment);
  const all: Block[] = [
    ...blocks,
    { kind: "link", label: texts.continue, href: link.url },
    { kind: "small", text: texts.linkLasts(moment(link.expiresAtMs)) },
    { kind: "small", text: `${texts.notRead}\n${texts.whyYou(content.siteName)}` },
  ];
  return {
    to: content.address,
    fromName: content.siteName,
    subject,
    text: asPlainText(all),
    html: asHtml(all, texts.lang),
  };
}

type RepliesToTell = Extract<MailSubject, { kind: "unreadReply" }>;
type Moment = (atMs: number, exactness?: Exactness) => string;

function bodyOf(
  content: MailContent,
  texts: Texts,
  moment: Moment,
): { subject: string; blocks: Block[] } {
  const { about, siteName } = content;
  switch (about.kind) {
    case "leftMessage": {
      const { leftMessage } = texts;
      const reference = referenceOf(content.conversationId);
      const number =
        about.answerByMs === null
          ? leftMessage.reference(reference)
          : leftMessage.answerBy(reference, moment(about.answerByMs));
      const quoted = capped(about.messages.join("\n\n"));
      return {
        subject: leftMessage.subject(reference),
        blocks: [
          { kind: "paragraph", text: `${leftMessage.received(siteName)}\n${number}` },
          ...(quoted === ""
            ? []
            : [
                { kind: "paragraph", text: leftMessage.youWrote } as const,
                { kind: "quote", text: quoted } as const,
              ]),
        ],
      };
    }
    case "unreadReply":
      return {
        subject: (about.replies.length === 0 ? texts.promises : texts.unreadReply).subject,
        blocks: [
          ...repliesSaid(about.replies, texts, siteName),
          ...about.promises.flatMap((promise) => promiseSaid(promise, texts, moment)),
        ],
      };
    case "transcript":
      return {
        subject: texts.transcript.subject,
        blocks: transcriptBlocks(about.transcript),
      };
    case "turn":
      return {
        subject: texts.turn.subject,
        blocks: [
          {
            kind: "paragraph",
            text: `${texts.turn.come(siteName)}\n${texts.turn.until(moment(about.untilMs, "second"))}\n${texts.turn.placeKept}`,
          },
        ],
      };
  }
}

function repliesSaid(
  replies: RepliesToTell["replies"],
  { unreadReply }: Texts,
  siteName: string,
): Block[] {
  return replies.flatMap(({ agentName, text }, at): Block[] => {
    const who =
      agentName === null ? unreadReply.answered(siteName) : unreadReply.wrote(agentName, siteName);
    const isSame = at > 0 && replies[at - 1]?.agentName === agentName;
    const head: Block[] = isSame ? [] : [{ kind: "paragraph", text: who }];
    return [...head, { kind: "quote", text }];
  });
}

/** What is promised by when; where it was moved, that it was, and why (PM12). */
function promiseSaid(
  { became, kind, dueAtMs, reason }: ToldPromise,
  { promises }: Texts,
  moment: Moment,
): Block[] {
  const by = moment(dueAtMs);
  if (became === "takenBack") return [{ kind: "paragraph", text: promises.takenBack(by) }];
  const said = promises.made[kind](by);
  const text = became === "moved" ? `${said} ${promises.moved}` : said;
  return [
    { kind: "paragraph", text },
    ...(reason === null ? [] : [{ kind: "quote", text: reason } as const]),
  ];
}

function capped(text: string): string {
  if (text.length <= MAX_QUOTED_CHARS) return text;
  return `${text.slice(0, MAX_QUOTED_CHARS).trimEnd().toWellFormed()}…`;
}
