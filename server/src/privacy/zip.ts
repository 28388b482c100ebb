import { crc32 } from "node:zlib";

/** One file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** Bit 11 of an entry's flags: its name is UTF-8. */
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day that the format knows: when something was put into an archive is nobody's affair. */
const FIRST_DAY = 0x21;

/** An archive, uncompressed, one file at a time (PKWARE APPNOTE 6.3.10): for less than 4 GiB and 65,535 files, both far beyond what one visitor may send. */
export async function* zipOf(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const { name, content } of entries) {
    const path = Buffer.from(name, "utf8");
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // the version needed to read it: 2.0
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(0, 4); // stored as it is
    facts.writeUInt16LE(0, 6); // midnight
    facts.writeUInt16LE(FIRST_DAY, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const head = Buffer.concat([signature(0x04034b50), facts, path]);
    yield head;
    yield content;
    directory.push(signature(0x02014b50), version(), facts, whereabouts(at), path);
    at += head.length + content.length;
  }
  const listed = Buffer.concat(directory);
  yield listed;
  yield endOf(directory.length / 5, listed.length, at);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Made by version 2.0 for a system without rights. */
function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(20);
  return bytes;
}

/** The rest of an entry of the directory: no comment, first disk, no attributes, and where the file begins. */
function whereabouts(at: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(at, 10);
  return bytes;
}

function endOf(files: number, listedBytes: number, listedAt: number): Buffer {
  const bytes = Buffer.alloc(18);
  bytes.writeUInt16LE(files, 4);
  bytes.writeUInt16LE(files, 6);
  bytes.writeUInt32LE(listedBytes, 8);
  bytes.writeUInt32LE(listedAt, 12);
  return Buffer.concat([signature(0x06054b50), bytes]);
}
