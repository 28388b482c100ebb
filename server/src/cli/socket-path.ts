import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SOCKET_FILE = "command.sock";
/** The kernel keeps at most 108 bytes of a socket's path on Linux, 104 elsewhere, with a zero at the end. */
const MAX_PATH_BYTES = 103;

/** Where the command socket lies. */
export function socketFile(folder: string): string {
  return join(folder, SOCKET_FILE);
}

/**
 * Calls `use` with a path to the command socket that is short enough for the kernel: the path itself, or one through a link in a private
 * temporary folder, which is there only while `use` runs. `use` must bind or connect before it returns.
 */
export function withSocketPath<T>(folder: string, use: (path: string) => T): T {
  const direct = socketFile(folder);
  if (Buffer.byteLength(direct) <= MAX_PATH_BYTES) return use(direct);
  const bridge = mkdtempSync(join(tmpdir(), "presently-"));
  try {
    symlinkSync(folder, join(bridge, "d"));
    return use(join(bridge, "d", SOCKET_FILE));
  } finally {
    rmSync(bridge, { recursive: true, force: true });
  }
}
