import { crc32 } from "node:zlib";
import { expect } from "vitest";

/** What is in an archive, by its directory: names and contents, whose sums hold. */
export function filesInZip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [sum, bytes] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)];
    const [nameBytes, from] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    expect(zip.readUInt32LE(from)).toBe(0x04034b50);
    const head = from + 30 + zip.readUInt16LE(from + 26);
    const content = zip.subarray(head, head + bytes);
    expect(crc32(content)).toBe(sum);
    files.set(zip.toString("utf8", at + 46, at + 46 + nameBytes), content);
    at += 46 + nameBytes;
  }
  expect(at).toBe(end);
  return files;
}
