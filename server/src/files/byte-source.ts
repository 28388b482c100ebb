import type { FileHandle } from "node:fs/promises";

/** Read at once: what a look at a few bytes brings along for the next ones. */
const WINDOW_BYTES = 64 * 1024;

/** A file that is looked at here and there without ever being in memory as a whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `at` on; fewer than `length` where the file ends. At most 64 KiB at once. */
  bytes(at: number, length: number): Promise<Buffer>;
}

/** Reads an open file through a window of 64 KiB. */
export function byteSource(handle: FileHandle, size: number): ByteSource {
  const window = Buffer.alloc(WINDOW_BYTES);
  let start = 0;
  let end = 0;
  return {
    size,
    async bytes(at, length) {
      const until = Math.min(at + length, size);
      if (at < start || until > end) {
        const { bytesRead } = await handle.read(window, 0, WINDOW_BYTES, at);
        start = at;
        end = at + bytesRead;
      }
      return window.subarray(at - start, Math.max(at, Math.min(until, end)) - start);
    },
  };
}
