import { closeSync, fsyncSync, openSync, rmSync } from "node:fs";

/** What SQLite keeps beside a database file while it is in use. */
export const COMPANIONS = ["-journal", "-wal", "-shm"];

/**
 * Makes a database file that only its owner may read, unless it is there already; SQLite gives its companions the same permissions. A copy of
 * a database holds what people wrote, too.
 */
export function makePrivate(file: string): void {
  closeSync(openSync(file, "a", 0o600));
}

/** Removes a database that nobody has open, with all that belongs to it. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", ...COMPANIONS]) rmSync(`${file}${suffix}`, { force: true });
}

/** Waits until a file's content is on the disk. Never for a file that SQLite has open here: closing it would drop SQLite's locks. */
export function syncFile(file: string): void {
  sync(file, "r+");
}

/** Waits until a folder's names are on the disk: a file that was made or renamed has its new name only then. */
export function syncFolder(folder: string): void {
  sync(folder, "r");
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** `2026-11-22T01-30-00-000Z`: a moment as part of a file's name. */
export function stamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-");
}
