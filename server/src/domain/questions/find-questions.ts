import { MAX_QUESTION_CHARS } from "@presently/shared/protocol";
import { asksInWords, isGreeting, isHowAreYou, withoutGreeting } from "./asking-words.ts";
import { withoutEnd } from "./without-end.ts";

/** Where a question stands in its message, in UTF-16 code units. */
export interface QuestionSpan {
  readonly start: number;
  readonly end: number;
}

/** More than anybody asks in one message: what comes after is left to its reader (QU6). */
export const MOST_AT_ONCE = 10;
/** An address, among what stands between two spaces: a question mark in one asks nothing. What closes a sentence after it is no part of it. */
const address = /^[(]?(?:https?:\/\/|www\.)|@|\.\p{L}{2,}[/?#]/iu;
/** What is quoted: a line behind ">", or words between marks. */
const quoted = /^[ \t]*>[^\n]*|"[^"\n]*"|„[^„“”"\n]*[“”"]|“[^“”\n]*”|«[^«»\n]*»/gmu;
/** A sentence with what ends it; a dot within a number or a name ends none, and neither does a mark that a letter follows. */
const sentence =
  /[^\n]+?(?:(?<![.!?…？؟‽⁇⁈⁉])[.!?…？؟‽⁇⁈⁉]+(?![\p{L}\p{N}=&_/.!?…])["'”“»)\]]*|(?=\n)|$)/gu;
const mark = /[?？؟‽⁇⁈⁉]/u;
const HIDDEN = "\u2007"; // a space of one code unit: offsets stay, and no word is read there

/**
 * The questions in a visitor's message, in order, none overlapping another (QU1): sentences with a question mark in any language, and, in the six
 * that are spoken here, sentences without one that begin as only questions do. It would rather miss one than show what is none: agents add by hand.
 */
export function findQuestions(text: string): QuestionSpan[] {
  const read = text.replace(quoted, hide).replace(/[^\s<>"«»]+/gu, hideAddress);
  const found: QuestionSpan[] = [];
  let isFirst = true;
  for (const match of read.matchAll(sentence)) {
    const [whole] = match;
    const span = trimmed(text, match.index, match.index + whole.length);
    const said = withoutGreeting(whole.replaceAll(HIDDEN, " ").trim());
    if (isQuestion(said, isFirst)) found.push(cut(text, span));
    if (found.length === MOST_AT_ONCE) break;
    if (/\p{L}/u.test(said) && !isGreeting(said)) isFirst = false;
  }
  return found;
}

/** `isFirst` = nothing but a greeting was said before in the message: "how are you?" asks for nothing there. */
function isQuestion(said: string, isFirst: boolean): boolean {
  if (!/\p{L}/u.test(said) || isGreeting(said)) return false;
  if (isFirst && isHowAreYou(said)) return false;
  return endsInMark(said) || asksInWords(said);
}

function hide(found: string): string {
  return HIDDEN.repeat(found.length);
}

function hideAddress(word: string): string {
  if (!address.test(word)) return word;
  const said = withoutEnd(word);
  return hide(said) + word.slice(said.length);
}

/** "foo?bar" asks nothing: the mark stands at the end, or among what closes a sentence. */
function endsInMark(said: string): boolean {
  return mark.test(said.slice(withoutEnd(said).length));
}

function trimmed(text: string, start: number, end: number): QuestionSpan {
  const said = text.slice(start, end);
  return {
    start: start + said.length - said.trimStart().length,
    end: end - (said.length - said.trimEnd().length),
  };
}

/** A sentence without an end is cut at a word: what is asked stands nearer to the mark. */
function cut(text: string, { start, end }: QuestionSpan): QuestionSpan {
  if (end - start <= MAX_QUESTION_CHARS) return { start, end };
  const from = end - MAX_QUESTION_CHARS;
  const space = text.slice(from, end).search(/\s\S/u);
  // Never between the two halves of one sign.
  const isHalf = /^[\udc00-\udfff]/.test(text.slice(from, from + 1));
  return { start: space < 0 ? from + (isHalf ? 1 : 0) : from + space + 1, end };
}
