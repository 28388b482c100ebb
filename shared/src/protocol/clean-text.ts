/** Longest message, in UTF-16 code units after cleaning: both sides count `cleanText(text).length`. */
export const MAX_MESSAGE_CHARS = 4000;
/** Longest line of a handover note, reason, rating comment or internal note line. */
export const MAX_NOTE_CHARS = 2000;
export const MAX_COMMENT_CHARS = 500;
/** What the owner says of an incident: it stands above every chat. */
export const MAX_NOTICE_CHARS = 300;
export const MAX_NAME_CHARS = 80;
/** A telephone number as it is typed: more than fifteen digits and what stands between them. */
export const MAX_PHONE_CHARS = 40;
export const MAX_EMAIL_CHARS = 254;
export const MAX_URL_CHARS = 2048;
export const MAX_TITLE_CHARS = 300;
export const MAX_ATTRIBUTES = 20;
export const MAX_ATTRIBUTE_CHARS = 200;
/** What a visitor did, as their pages tell it: so much of it is kept. */
export const MAX_TRACKED = 20;

/**
 * Cleans what a person typed: CR and CR LF to LF; control characters except LF and TAB, lone surrogates and noncharacters removed; runs of
 * marks cut at thirty; NFC; white space at both ends trimmed (R37). Both ends call it, so both count the same characters.
 */
export function cleanText(text: string): string {
  const kept = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cs}\p{NChar}]/gu, "");
  // NFC can take a letter apart into a letter and a mark, so that a run is one longer than before.
  return cutMarks(cutMarks(kept).normalize("NFC")).trim();
}

/**
 * The bound of Unicode's stream-safe text (UAX 15, section 13): more than any language writes. Without it NFC, which sorts the marks of a
 * run, takes time with the square of the run (R23). Each run is matched once, whatever its length.
 */
const cutMarks = (text: string): string => text.replace(/(\p{M}{1,30})\p{M}*/gu, "$1");
