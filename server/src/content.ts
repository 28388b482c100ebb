import {
  cleanText,
  DeskError,
  MAX_ARTICLE_CHARS,
  MAX_MESSAGE_CHARS,
  MAX_NAME_CHARS,
  MAX_NOTE_CHARS,
  MAX_NOTICE_CHARS,
  MAX_URL_CHARS,
} from "@presently/shared/protocol";
import type { TextLink } from "@presently/shared/protocol";
import { LinkifyIt } from "linkify-it";

/** A message as it is stored and sent after (R37, R39). */
export interface ReadMessage {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** Cleans a message and finds its links; one that brings files `mayBeEmpty`. Throws `message.empty` or `message.too-long`. */
export function readMessage(typed: string, { mayBeEmpty = false } = {}): ReadMessage {
  const text = cleanText(typed);
  if (text === "" && !mayBeEmpty) throw new DeskError("message.empty");
  if (text.length > MAX_MESSAGE_CHARS)
    throw new DeskError("message.too-long", { maxChars: MAX_MESSAGE_CHARS });
  return { text, links: findLinks(text) };
}

/** Cleans a note, a reason or a comment, which may be empty. Throws `message.too-long`. */
export function readNote(typed: string, maxChars = MAX_NOTE_CHARS): string {
  const text = cleanText(typed);
  if (text.length > maxChars) throw new DeskError("message.too-long", { maxChars });
  return text;
}

/** Cleans what the owner says of an incident. Throws `message.empty` or `message.too-long`. */
export function readNotice(typed: string): string {
  const text = readNote(typed, MAX_NOTICE_CHARS);
  if (text === "") throw new DeskError("message.empty");
  return text;
}

/** Cleans what a help article says. Throws `value.invalid` where nothing is left, or too much. */
export function readArticleText(typed: string): string {
  const text = cleanText(typed);
  if (text === "" || text.length > MAX_ARTICLE_CHARS)
    throw new DeskError("value.invalid", { field: "text", most: MAX_ARTICLE_CHARS });
  return text;
}

const linkify = new LinkifyIt({ fuzzyEmail: true, fuzzyIP: false, fuzzyLink: true });
// What follows // may be a link of its own, by its host.
linkify.add("//", null);
linkify.add("tel:", {
  validate: (text: string, at: number) =>
    /^\+?[\d().-]{3,30}\d/.exec(text.slice(at))?.[0].length ?? 0,
});

/** The links in a cleaned text: http, https, mailto and tel, also where the scheme was left out (R39). Spans in UTF-16 code units. */
export function findLinks(text: string): TextLink[] {
  // Every link has one of these; most messages have none, and looking closer costs as much as storing them does.
  if (!/[.:@/]/.test(text)) return [];
  return (linkify.match(text) ?? []).flatMap(({ index: start, lastIndex: end, url }) => {
    // The library knows more schemes than R39 allows.
    if (!safeScheme.test(url)) return [];
    const isWhole = safeScheme.test(text.slice(start, end));
    return [
      { start, end, kind: isWhole ? "asWritten" : url.startsWith("mailto:") ? "mailto" : "http" },
    ];
  });
}

const safeScheme = /^(?:https?|mailto|tel):/i;

/** Bidi controls and characters without width: in a name they only serve to pass for somebody else (R38). */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad\u180e]/g;

/** Cleans a name or title: one line, nothing unseen, capped; null when nothing is left (R38). */
export function cleanName(typed: string, maxChars = MAX_NAME_CHARS): string | null {
  const name = cleanText(typed.replace(unseen, "")).replace(/\s+/g, " ");
  return name === "" ? null : cleanText(name.slice(0, maxChars));
}

/** A name that must be one, cleaned (R38). Throws `value.invalid`, of `field`. */
export function readName(typed: string, field = "name"): string {
  const name = cleanName(typed);
  if (name === null) throw new DeskError("value.invalid", { field });
  return name;
}

/** Names of query parameters whose values are secrets (R39). */
const secret =
  /(?:token|key|secret|pass|pwd|auth|session|sid|signature|sig|code|credential|otp|jwt)/i;

/** A page's address as agents may see it: http(s) only, without credentials, fragment and secrets in the query; null when it is none (R39). */
export function cleanPageUrl(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.username = "";
  url.password = "";
  url.hash = "";
  const secrets = [...url.searchParams.keys()].filter((name) => secret.test(name));
  for (const name of secrets) url.searchParams.delete(name);
  const { href } = url;
  return href.length > MAX_URL_CHARS ? null : href;
}
