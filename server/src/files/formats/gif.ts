import { type ByteSource, isThere } from "../byte-source.ts";
import { type Looked, Parts } from "../parts.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
/** How often an animation runs; any other application's block (XMP is one) and comments go. */
const KEPT_APPLICATIONS = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** Looks a GIF through, block by block (GIF89a), to its end; what stands behind that goes, too. */
export async function lookThroughGif(source: ByteSource): Promise<Looked> {
  const head = await source.bytes(0, 13);
  if (head.length < 13) return undefined;
  const size = { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  const parts = new Parts();
  let at = 13 + tableBytes(head.readUInt8(10));
  parts.keep(0, at);
  for (;;) {
    const ahead = source.bytes(at, 14);
    const block = isThere(ahead) ? ahead : await ahead;
    const kind = block[0];
    if (kind === undefined || parts.isTooMany) return undefined;
    if (kind === TRAILER) {
      parts.keep(at, at + 1);
      return { ...size, parts: parts.list };
    }
    const body = bodyOf(kind, block);
    if (body === undefined || (kind === IMAGE && !isWithin(block, size))) return undefined;
    const isKept = kind === IMAGE || isKeptExtension(block);
    const end = await endOfBlocks(source, at + body);
    if (end === undefined) return undefined;
    if (isKept) parts.keep(at, end);
    at = end;
  }
}

/** Bytes of a colour table, as the flags before it say. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** How far into a block its chain of sub-blocks begins. */
function bodyOf(kind: number, block: Buffer): number | undefined {
  if (kind === EXTENSION) return 2;
  if (kind !== IMAGE || block.length < 10) return undefined;
  return 10 + tableBytes(block.readUInt8(9)) + 1;
}

/** Whether an image lies on the screen whose size the head says: a browser makes the screen as large as the image. */
function isWithin(
  image: Buffer,
  screen: { readonly width: number; readonly height: number },
): boolean {
  const right = image.readUInt16LE(1) + image.readUInt16LE(5);
  const bottom = image.readUInt16LE(3) + image.readUInt16LE(7);
  return right <= screen.width && bottom <= screen.height;
}

function isKeptExtension(block: Buffer): boolean {
  if (block[1] === GRAPHIC_CONTROL) return true;
  return block[1] === APPLICATION && KEPT_APPLICATIONS.has(block.toString("latin1", 3, 14));
}

/** Behind a chain of sub-blocks, each of which begins with its length and the last of which is empty. */
async function endOfBlocks(source: ByteSource, from: number): Promise<number | undefined> {
  for (let at = from; ;) {
    const ahead = source.bytes(at, 1);
    const [length] = isThere(ahead) ? ahead : await ahead;
    if (length === undefined) return undefined;
    at += 1 + length;
    if (length === 0) return at;
  }
}
