/** As large as the chat draws it on a dense screen, and some more. Pixels each way. */
const SIDE = 128;
const QUALITY = 0.9;

/** How a picture becomes a square: whole, with nothing beside it, or cut off at its longer sides. */
export type Fit = "whole" | "cut";

/** Where a picture of any size is drawn on the square. */
export function placeOn(width: number, height: number, fit: Fit) {
  const scale = (fit === "whole" ? Math.min : Math.max)(SIDE / width, SIDE / height);
  const drawn = { width: width * scale, height: height * scale };
  return { x: (SIDE - drawn.width) / 2, y: (SIDE - drawn.height) / 2, ...drawn };
}

/** A chosen file as a small square, in base64: drawn anew, so that nothing of the file but what is seen goes on. Rejects with what is no picture. */
export async function smallPicture(file: Blob, fit: Fit): Promise<string> {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const { x, y, width, height } = placeOn(bitmap.width, bitmap.height, fit);
  const paper = canvas.getContext("2d");
  if (paper) paper.imageSmoothingQuality = "high";
  paper?.drawImage(bitmap, x, y, width, height);
  bitmap.close();
  // A browser that writes no WebP writes PNG.
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/webp", QUALITY));
  if (blob === null) throw new Error("the picture could not be written");
  return base64Of(new Uint8Array(await blob.arrayBuffer()));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
