import type { FileKind } from "@presently/shared/protocol";
import { HEAD_BYTES, isMoving, isPlainText, kindOf, nameAs } from "./kinds.ts";
import type { Refusal } from "./texts.ts";

/** Larger than this many times the limit, a picture is not even drawn to become smaller. */
const WORTH_DRAWING = 6;

/** What goes up of a chosen file. */
export interface Prepared {
  readonly name: string;
  readonly blob: Blob;
}

/** What draws a picture anew, as of that kind; undefined where it can't. */
export type DrawAnew = (file: Blob, kind: FileKind | undefined) => Promise<Blob | undefined>;

/**
 * A file as it goes up, or why it does not (FW2, FW4). Pictures are drawn anew, those too that the server would not take as they are and this browser can
 * draw; one that grew too large by it becomes a photograph. What moves, and all that is no picture, stays as it is.
 */
export async function prepared(
  file: File,
  maxBytes: number,
  drawAnew: DrawAnew,
): Promise<Prepared | Refusal> {
  const { name, size, type } = file;
  if (size === 0) return "empty";
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = kindOf(head);
  const isPicture = kind === undefined ? type.startsWith("image/") : kind !== "pdf";
  if (isPicture && !isMoving(kind, head) && size <= maxBytes * WORTH_DRAWING) {
    const drawn = await drawAnew(file, kind);
    const blob = drawn && drawn.size > maxBytes ? await drawAnew(file, "jpeg") : drawn;
    if (blob) return blob.size > maxBytes ? "large" : { name: nameAs(name, kind, blob.type), blob };
  }
  if (size > maxBytes) return kind || type.startsWith("text/") ? "large" : "kind";
  if (kind === undefined && !isPlainText(await file.arrayBuffer())) return "kind";
  return { name, blob: file };
}
