import { exifOf } from "../../server/src/files/testing/pictures.ts";

/** Draws a picture of 640 × 480 in a page, whatever drives it; answers a JPEG as base64. */
export function drawPicture(): string {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [640, 480];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#c80";
  context.fillRect(0, 0, 640, 480);
  return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
}

/** The same as a photograph that lies on its side, with the place where it was taken. */
export function photographOf(drawn: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(drawn, "base64");
  const exif = exifOf(6);
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]);
  return Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)]);
}
