import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore, type Store } from "../open.ts";
import { type ScratchFolder, scratchFolder } from "./scratch-folder.ts";

/** A store whose disk fills up after about a megabyte, and grows when the test says so. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  readonly store: Store;
  grow(): void;
}

/** A file system of its own, really full. Only root may mount one: undefined for everybody else. */
export function smallFileSystem(): SmallDisk | undefined {
  const folder = scratchFolder();
  if (process.getuid?.() !== 0 || !mount(folder)) {
    folder[Symbol.dispose]();
    return undefined;
  }
  const ballast = join(folder.path, "ballast");
  writeFileSync(ballast, Buffer.alloc(3 * 1024 * 1024));
  const store = openStore(folder.path);
  return {
    folder: folder.path,
    store,
    grow: () => rmSync(ballast),
    [Symbol.dispose]() {
      store.close();
      execFileSync("umount", [folder.path]);
      folder[Symbol.dispose]();
    },
  };
}

/** A database that may not have more pages: SQLite answers as it does for a full disk. */
export function smallDatabase(): SmallDisk {
  const folder = scratchFolder();
  const store = openStore(folder.path);
  const limit = (pages: number) => store.db.pragma(`max_page_count = ${pages}`);
  limit(300);
  return {
    folder: folder.path,
    store,
    grow: () => limit(100_000),
    [Symbol.dispose]() {
      store.close();
      folder[Symbol.dispose]();
    },
  };
}

function mount(folder: ScratchFolder): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=5m", "tmpfs", folder.path], {
      stdio: "ignore",
    });
    return true;
  } catch (error) {
    // Root of a container may not mount either; any other trouble shows in the tests that follow.
    if (error instanceof Error && "status" in error) return false;
    throw error;
  }
}
