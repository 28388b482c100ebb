import { DeskError } from "@presently/shared/protocol";

/** Read at once: what a look at a few bytes brings along for the next ones. */
const WINDOW_BYTES = 64 * 1024;
/** So many looks at any file, and one more for so many bytes of it: no honest picture is cut into pieces that small. */
const LOOKS = 10_000;
const BYTES_TO_A_LOOK = 32;

/** What can be read from anywhere, as an open file can. */
export interface Positioned {
  read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/** A file that is looked at here and there without ever being in memory as a whole. What it gives out is good until the next look. */
export interface ByteSource {
  readonly size: number;
  /**
   * The bytes from `at` on; fewer than `length` where the file ends. At most 64 KiB at once. Read already, they are there at once and the event loop does
   * not turn; it does where they have to be read, after 64 KiB at most (R23). Throws `file.not-accepted` after more looks than a file of
   * its size is worth.
   */
  bytes(at: number, length: number): Buffer | Promise<Buffer>;
}

/** Reads an open file through a window of 64 KiB. */
export function byteSource(handle: Positioned, size: number): ByteSource {
  const window = Buffer.alloc(WINDOW_BYTES);
  let start = 0;
  let end = 0;
  let looksLeft = LOOKS + Math.ceil(size / BYTES_TO_A_LOOK);
  const seen = (at: number, until: number) =>
    window.subarray(at - start, Math.max(at, Math.min(until, end)) - start);

  async function read(at: number, until: number): Promise<Buffer> {
    const { bytesRead } = await handle.read(window, 0, WINDOW_BYTES, at);
    start = at;
    end = at + bytesRead;
    return seen(at, until);
  }

  return {
    size,
    bytes(at, length) {
      looksLeft -= 1;
      if (looksLeft < 0) throw new DeskError("file.not-accepted");
      const until = Math.min(at + length, size);
      return at < start || until > end ? read(at, until) : seen(at, until);
    },
  };
}

/** Bytes that are there, or come: who walks through a file waits only for those that come. */
export function isThere(bytes: Buffer | Promise<Buffer>): bytes is Buffer {
  return bytes instanceof Buffer;
}
