import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ScratchFolder extends Disposable {
  readonly path: string;
}

/** An empty folder that is gone when the test ends; in memory where the machine has a place for that. */
export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "presently-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
