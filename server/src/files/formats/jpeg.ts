import { type ByteSource, isThere } from "../byte-source.ts";
import { type Looked, Parts } from "../parts.ts";

export const JPEG_SIGNATURE = Uint8Array.of(0xff, 0xd8, 0xff);

/** Segments that a picture is drawn from, with the frames: tables (Huffman, arithmetic, quantisation), lines, restarts, scans. Any other goes. */
const DRAWN_FROM = new Set([0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd]);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const SCAN_STEP = 32 * 1024;
/** A frame's length before it says of what it is made: its own two bytes, precision, height, width and a count. */
const FRAME_BYTES = 8;
/** Bytes before a segment that only fill; the standard knows no limit, and no camera writes more than a few. */
const MAX_FILL = 64;

/**
 * Application segments that colours are read from; each begins with a name. Every other goes, comments too: Exif and XMP hold the place and the device, `MPF`
 * points to further pictures behind the end.
 */
const KEPT_SEGMENTS: ReadonlyMap<number, string> = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);

/**
 * Looks a JPEG through, segment by segment and scan by scan (ITU-T T.81, annex B), to its end; what stands behind that goes: phones keep films and
 * second pictures there, with places of their own. Which way up it was taken is put back as the only thing that Exif says, and width and height are
 * those of the picture as it is drawn, upright.
 */
export async function lookThroughJpeg(source: ByteSource): Promise<Looked> {
  const parts = new Parts();
  parts.keep(0, 2);
  let size: { width: number; height: number } | undefined;
  let isOnItsSide: boolean | undefined;
  let at = 2;
  let fill = 0;
  for (;;) {
    const ahead = source.bytes(at, 18);
    const head = isThere(ahead) ? ahead : await ahead;
    if (head.length < 4 || parts.isTooMany) return undefined;
    if (head[0] !== 0xff) return undefined;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a byte that only fills
      fill += 1;
      if (fill > MAX_FILL) return undefined;
      continue;
    }
    fill = 0;
    const length = head.readUInt16BE(2);
    const end = at + 2 + length;
    if (length < 2 || end > source.size || isAlone(marker)) return undefined;
    if (isFrame(marker)) {
      // A second one would be drawn in a size that nobody looked at.
      if (length < FRAME_BYTES || size !== undefined) return undefined;
      size = { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    }
    if (isKept(marker, head)) parts.keep(at, end);
    else if (marker === 0xe1 && length >= 8 && head.toString("latin1", 4, 10) === "Exif\0\0") {
      const turned = turnIn(await source.bytes(at + 10, Math.min(length - 8, SCAN_STEP)));
      if (turned > 1) {
        parts.put(exifThatOnlyTurns(turned));
        isOnItsSide ??= turned >= FIRST_ON_ITS_SIDE;
      }
    }
    at = end;
    if (marker !== START_OF_SCAN) continue;
    if (size === undefined) return undefined;
    const next = await endOfScan(source, at);
    parts.keep(at, next.at);
    if (next.isLast) return { ...(isOnItsSide === true ? upright(size) : size), parts: parts.list };
    at = next.at;
  }
}

/** Markers without a segment of their own: none belongs where a segment is expected but the end, which only a scan may come before. */
function isAlone(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= END_OF_IMAGE);
}

/** C0 to CF start a frame, but for the tables of Huffman and arithmetic coding, and one that is reserved. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isKept(marker: number, head: Buffer): boolean {
  if (isFrame(marker) || DRAWN_FROM.has(marker)) return true;
  const name = KEPT_SEGMENTS.get(marker);
  return name !== undefined && head.toString("latin1", 4, 4 + name.length) === name;
}

/** Where the data of a scan end: at the next segment, behind the end of the picture, or where the file was cut off. */
async function endOfScan(
  source: ByteSource,
  from: number,
): Promise<{ at: number; isLast: boolean }> {
  for (let at = from; at + 1 < source.size;) {
    const bytes = await source.bytes(at, SCAN_STEP);
    if (bytes.length < 2) break; // it became shorter meanwhile
    let found = bytes.indexOf(0xff);
    for (; found >= 0 && found + 1 < bytes.length; found = bytes.indexOf(0xff, found)) {
      const marker = bytes[found + 1] ?? 0;
      if (marker === END_OF_IMAGE) return { at: at + found + 2, isLast: true };
      // A byte of the data, a restart, or one that only fills: the scan goes on.
      const isData = marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
      if (!isData) return { at: at + found, isLast: false };
      found += marker === 0xff ? 1 : 2;
    }
    at += found < 0 ? bytes.length : found;
  }
  return { at: source.size, isLast: true };
}

/** From this orientation on, rows stand for columns (Exif 2.32, section 4.6.4). */
const FIRST_ON_ITS_SIDE = 5;

function upright({ width, height }: { width: number; height: number }) {
  return { width: height, height: width };
}

/** The orientation (tag 0x0112) in the first directory of an Exif block, 1 to 8; 1 where it says none. */
function turnIn(tiff: Buffer): number {
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 14 || (order !== "MM" && order !== "II")) return 1;
  const word = (at: number) => (order === "MM" ? tiff.readUInt16BE(at) : tiff.readUInt16LE(at));
  const start = order === "MM" ? tiff.readUInt32BE(4) : tiff.readUInt32LE(4);
  if (start + 2 > tiff.length) return 1;
  for (let entry = start + 2, left = word(start); left > 0; entry += 12, left -= 1) {
    if (entry + 12 > tiff.length) return 1;
    if (word(entry) !== 0x0112) continue;
    const turn = word(entry + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

/** An Exif segment with one entry. */
function exifThatOnlyTurns(turn: number): Uint8Array {
  const segment = Buffer.from(
    "ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100000000" + "00000000",
    "hex",
  );
  segment.writeUInt16BE(turn, 28);
  return segment;
}
