import type { FileLimits } from "@presently/shared/protocol";

/** Why a chosen file is not even uploaded. */
export type NotTaken = "empty" | "tooLarge" | "kind" | "tooMany" | "unreadable";

/** Of a file as much as tells what it may be. */
export const HEAD_BYTES = 512;

/** For the dialog in which files are chosen; what counts is what is in them. */
export const ACCEPTED = "image/png,image/jpeg,image/gif,image/webp,application/pdf,.txt,text/plain";

/**
 * Why a file is not taken, by its size and its first bytes; undefined where the server may take it, which looks at all of it (R41). A name says
 * nothing: what is called .png and is something else would be uploaded in vain.
 */
export function whyNotTaken(
  bytes: number,
  head: Uint8Array,
  limits: Pick<FileLimits, "maxBytes">,
): NotTaken | undefined {
  if (bytes === 0) return "empty";
  if (bytes > limits.maxBytes) return "tooLarge";
  return isKnownPicture(head) || startsWith(head, "%PDF-") || mayBeText(head) ? undefined : "kind";
}

function isKnownPicture(head: Uint8Array): boolean {
  if (startsWith(head, "\u0089PNG") || startsWith(head, "\u00ff\u00d8\u00ff")) return true;
  if (startsWith(head, "GIF87a") || startsWith(head, "GIF89a")) return true;
  return startsWith(head, "RIFF") && startsWith(head.subarray(8), "WEBP");
}

/** Text has no control signs but tab and ends of lines, and does not begin as markup does. A character may be cut in two at the end. */
function mayBeText(head: Uint8Array): boolean {
  if (head.some((byte) => (byte < 32 && !LINE_SIGNS.has(byte)) || byte === 127)) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return !text.trimStart().startsWith("<");
  } catch (error) {
    if (error instanceof TypeError) return false; // no UTF-8
    throw error;
  }
}

const LINE_SIGNS: ReadonlySet<number> = new Set([9, 10, 12, 13]);

function startsWith(bytes: Uint8Array, signs: string): boolean {
  return Array.from(signs).every((sign, at) => bytes[at] === sign.charCodeAt(0));
}
