import type { AttachedFile, FileKind } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";

/** Kinds that a browser draws. */
const PICTURES: ReadonlySet<FileKind> = new Set(["png", "jpeg", "gif", "webp"]);

/** Whether a file is shown as a picture. One without a size is not: its place in the thread could not be kept while it loads. */
export function isPicture(file: AttachedFile): boolean {
  return PICTURES.has(file.kind) && file.width !== undefined && file.height !== undefined;
}

/** The box a small picture takes, in CSS pixels; never larger than the picture is. */
const BOX_WIDTH_PX = 260;
const BOX_HEIGHT_PX = 200;
/** What can still be hit with a finger, however narrow the picture. */
const LEAST_PX = 44;

/** How large a picture stands in the thread, in CSS pixels; a very long one is cut by its box. */
export function boxOf({ width = 1, height = 1 }: Pick<AttachedFile, "width" | "height">): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, BOX_WIDTH_PX / width, BOX_HEIGHT_PX / height);
  const side = (px: number): number => Math.max(LEAST_PX, Math.round(px * scale));
  return { width: side(width), height: side(height) };
}

/** A size as people say it, in powers of ten as files' sizes are shown elsewhere: "840 kB", "2.4 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return t.files.bytes(bytes);
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  const millions = bytes / 1_000_000;
  return `${Math.round(millions * 10) / 10} MB`;
}

/** The limit of a file's size. It is set in powers of two, and named as whole ones of those: 10 MB for 10 MiB. */
export function limitOf(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  if (mebibytes < 1) return `${Math.floor(bytes / 1024)} kB`;
  return `${Math.floor(mebibytes * 10) / 10} MB`;
}
