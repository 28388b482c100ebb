import type { FileKind } from "@presently/shared/protocol";

/** What the browser's own window offers to choose from. */
export const OFFERED = "image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain,.txt";

/** So many bytes of a file's beginning say what it is. */
export const HEAD_BYTES = 4096;

/** What follows the name's last dot, by what is kept of a picture. */
const ENDINGS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** What a file is by its first bytes, as the server tells it (R41); undefined for text and for all that it does not take. */
export function kindOf(head: Uint8Array): Exclude<FileKind, "txt"> | undefined {
  const text = latin(head.subarray(0, 12));
  if (text.startsWith("\u0089PNG\r\n\u001a\n")) return "png";
  if (text.startsWith("\u00ff\u00d8\u00ff")) return "jpeg";
  if (/^GIF8[79]a/.test(text)) return "gif";
  if (text.startsWith("RIFF") && text.endsWith("WEBP")) return "webp";
  return text.startsWith("%PDF-") ? "pdf" : undefined;
}

/** Whether a picture moves: drawn anew it would stand still, so it stays as it is (FW4). */
export function isMoving(kind: FileKind | undefined, head: Uint8Array): boolean {
  if (kind === "gif") return true;
  if (kind === "webp") return latin(head.subarray(12, 16)) === "VP8X" && ((head[20] ?? 0) & 2) > 0;
  return kind === "png" && latin(head).includes("acTL");
}

/** Whether bytes are text as the server takes it: UTF-8, no controls, not what begins as markup does (R41). */
export function isPlainText(bytes: BufferSource): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- it is about them
    return /^\s*[^<\s]/.test(text) && !/[\0-\b\v\u000e-\u001f\u007f-\u009f]/.test(text);
  } catch {
    return false; // what decodes nothing is no text
  }
}

/** The name of a picture that was drawn anew: where that made another kind of it, with the ending of that. */
export function nameAs(name: string, kind: FileKind | undefined, type: string): string {
  const ending = ENDINGS[type];
  if (ending === undefined || type === `image/${kind}`) return name;
  return `${name.replace(/\.\w{1,5}$/, "")}.${ending}`;
}

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
