import { inflateSync } from "node:zlib";

/** The first pixel of a PNG with 8 bits a channel. Whatever filter its line has, the first pixel is as it is. */
export function firstPixelOf(png: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
  }
  const [, red, green, blue] = inflateSync(Buffer.concat(parts));
  return `rgb(${red}, ${green}, ${blue})`;
}
