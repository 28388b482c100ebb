import { type ByteSource, isThere } from "../byte-source.ts";
import { type Looked, Parts } from "../parts.ts";

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Chunks that a picture is drawn from, animations included (PNG, third edition, section 11). Every other goes: text, times and `eXIf` tell where and when
 * a photograph was taken, and one that nobody here knows may, too.
 */
const KEPT = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split(" "),
);

/** Looks a PNG through, chunk by chunk, to its end; what stands behind that goes, too. */
export async function lookThroughPng(source: ByteSource): Promise<Looked> {
  const parts = new Parts();
  parts.keep(0, PNG_SIGNATURE.length);
  let size: { width: number; height: number } | undefined;
  for (let at = PNG_SIGNATURE.length; ;) {
    const ahead = source.bytes(at, 16);
    const head = isThere(ahead) ? ahead : await ahead;
    if (head.length < 12) return undefined;
    const length = head.readUInt32BE(0);
    const type = head.toString("latin1", 4, 8);
    const end = at + 12 + length;
    if (end > source.size || parts.isTooMany) return undefined;
    if (size === undefined) {
      if (type !== "IHDR" || length !== 13) return undefined;
      size = { width: head.readUInt32BE(8), height: head.readUInt32BE(12) };
    }
    if (KEPT.has(type)) parts.keep(at, end);
    if (type === "IEND") return { ...size, parts: parts.list };
    at = end;
  }
}
