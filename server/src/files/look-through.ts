import { DeskError, type FileKind, MAX_PICTURE_PIXELS } from "@presently/shared/protocol";
import type { ByteSource } from "./byte-source.ts";
import { lookThroughGif } from "./formats/gif.ts";
import { JPEG_SIGNATURE, lookThroughJpeg } from "./formats/jpeg.ts";
import { isPlainText } from "./formats/plain-text.ts";
import { lookThroughPng, PNG_SIGNATURE } from "./formats/png.ts";
import { lookThroughWebp } from "./formats/webp.ts";
import type { Looked, Part } from "./parts.ts";

/** What a file is by its own bytes, and what of it is kept. Width and height of pictures, in pixels. */
export interface Seen {
  readonly kind: FileKind;
  readonly width: number | null;
  readonly height: number | null;
  readonly parts: readonly Part[];
}

type PictureKind = Exclude<FileKind, "pdf" | "txt">;

const pictures: Readonly<Record<PictureKind, (source: ByteSource) => Promise<Looked>>> = {
  png: lookThroughPng,
  jpeg: lookThroughJpeg,
  webp: lookThroughWebp,
  gif: lookThroughGif,
};

/**
 * Says what a file is and what of it is kept (R41, FL3). Its kind is what its own bytes make it: neither its name nor what the client says of it counts.
 * Throws `file.not-accepted` for any other kind, a damaged picture, and one of more pixels than a browser should be asked to draw.
 */
export async function lookThrough(source: ByteSource): Promise<Seen> {
  const head = Buffer.from(await source.bytes(0, 16));
  const kind = pictureKindOf(head);
  const whole = [{ from: 0, to: source.size }];
  if (kind === undefined) {
    const isPdf = head.toString("latin1", 0, 5) === "%PDF-";
    if (!isPdf && !(await isPlainText(source))) throw new DeskError("file.not-accepted");
    return { kind: isPdf ? "pdf" : "txt", width: null, height: null, parts: whole };
  }
  const looked = await pictures[kind](source);
  if (looked === undefined) throw new DeskError("file.not-accepted");
  const { width, height, parts } = looked;
  const pixels = width * height;
  if (pixels === 0) throw new DeskError("file.not-accepted");
  if (pixels > MAX_PICTURE_PIXELS)
    throw new DeskError("file.not-accepted", { maxPixels: MAX_PICTURE_PIXELS });
  return { kind, width, height, parts };
}

function pictureKindOf(head: Buffer): PictureKind | undefined {
  const text = head.toString("latin1");
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return "png";
  if (head.subarray(0, 3).equals(JPEG_SIGNATURE)) return "jpeg";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  return undefined;
}
