import type { FileKind } from "@presently/shared/protocol";
import { type Box, withinPixels } from "./fit.ts";

/** As much of a photograph as nobody sees the difference of. */
const QUALITY = 0.9;

/**
 * A picture with nothing in it but its pixels: where it was taken, and with what, stays in the browser (FW4). Undefined where this browser can't
 * draw it, or its canvas gives back other colours than were put there, as it does in some to be told from no other.
 */
export async function drawnAnew(file: Blob, kind: FileKind | undefined): Promise<Blob | undefined> {
  const bitmap = isCanvasTrue() && (await createImageBitmap(file).catch(() => undefined));
  if (!bitmap) return undefined;
  const size = withinPixels(bitmap);
  const type = kind === "png" || kind === "webp" ? `image/${kind}` : "image/jpeg";
  const context = contextOf(size);
  if (context && type === "image/jpeg") fillWith(context, "#fff"); // else what can be seen through turns black
  context?.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  const blob = await new Promise<Blob | null | undefined>((resolve) =>
    context ? context.canvas.toBlob(resolve, type, QUALITY) : resolve(undefined),
  );
  return blob ?? undefined;
}

function isCanvasTrue(): boolean {
  const context = contextOf({ width: 1, height: 1 });
  if (!context) return false;
  fillWith(context, "#14785a");
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return Math.abs(red - 20) + Math.abs(green - 120) + Math.abs(blue - 90) < 24;
}

function fillWith(context: CanvasRenderingContext2D, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Null where too much is drawn already. */
function contextOf({ width, height }: Box): CanvasRenderingContext2D | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d");
}

/** Draws a picture onto a canvas, as sharp as the screen is, so that it has room in a box. Rejects where this browser can't draw it. */
export async function paint(canvas: HTMLCanvasElement, file: Blob, room: Box): Promise<void> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, room.width / bitmap.width, room.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const sharpness = Math.min(devicePixelRatio || 1, 3);
  canvas.width = Math.max(1, Math.min(bitmap.width, Math.round(width * sharpness)));
  canvas.height = Math.max(1, Math.min(bitmap.height, Math.round(height * sharpness)));
  canvas.style.width = `${Math.max(1, Math.round(width))}px`;
  canvas.style.aspectRatio = `${bitmap.width}/${bitmap.height}`;
  const context = canvas.getContext("2d");
  if (context) {
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
}
