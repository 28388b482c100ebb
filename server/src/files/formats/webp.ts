import { type ByteSource, isThere } from "../byte-source.ts";
import { bytesOf, type Looked, Parts } from "../parts.ts";

/** Chunks that a picture is drawn from (RFC 9649, section 2.7); `EXIF`, `XMP ` and what nobody here knows go. */
const KEPT = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const HAS_EXIF_OR_XMP = 0x0c;

/** Looks a WebP through, chunk by chunk, as far as its container says it goes; what stands behind that goes, too. */
export async function lookThroughWebp(source: ByteSource): Promise<Looked> {
  const container = await source.bytes(0, 12);
  const stop = container.readUInt32LE(4) + 8;
  if (stop > source.size) return undefined;
  const parts = new Parts();
  let size: { width: number; height: number } | undefined;
  for (let at = 12; at + 8 <= stop;) {
    const ahead = source.bytes(at, 18);
    const head = isThere(ahead) ? ahead : await ahead;
    const type = head.toString("latin1", 0, 4);
    const length = head.readUInt32LE(4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > stop || parts.isTooMany) return undefined;
    size ??= sizeIn(type, head);
    if (size === undefined) return undefined;
    if (type === "VP8X") {
      const chunk = Buffer.from(await source.bytes(at, end - at > 64 ? 64 : end - at));
      if (chunk.length !== 18) return undefined;
      chunk.writeUInt8(chunk.readUInt8(8) & ~HAS_EXIF_OR_XMP, 8);
      parts.put(chunk);
    } else if (KEPT.has(type)) parts.keep(at, Math.min(end, stop));
    at = end;
  }
  if (size === undefined) return undefined;
  const shorter = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  shorter.writeUInt32LE(bytesOf(parts.list) + 4, 4);
  return { ...size, parts: [{ instead: shorter }, ...parts.list] };
}

/** The size as the first chunk says it, which comes in three kinds. */
function sizeIn(type: string, head: Buffer): { width: number; height: number } | undefined {
  if (head.length < 18) return undefined;
  if (type === "VP8X") {
    return { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 };
  }
  if (type === "VP8L" && head[8] === 0x2f) {
    const bits = head.readUInt32LE(9);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (type === "VP8 " && head.readUIntBE(11, 3) === 0x9d012a) {
    return { width: head.readUInt16LE(14) & 0x3fff, height: head.readUInt16LE(16) & 0x3fff };
  }
  return undefined;
}
