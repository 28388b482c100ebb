import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { seal } from "./backup.ts";
import { COMPANIONS, removeDatabase, stamp, syncFile, syncFolder } from "./database-files.ts";
import { lockFolder } from "./folder-lock.ts";
import { databaseFile } from "./open.ts";
import { knownSchemaVersion, newestSchemaVersion } from "./schema-version.ts";
import { refusalFor, StoreRefusal } from "./store-refusal.ts";

export interface Restored {
  /** Where the database that was replaced is kept; none when the folder had none. */
  readonly kept?: string;
}

/**
 * Puts a backup in the place of a data folder's database (R49). Refuses while a server holds the folder, and when the backup is foreign,
 * damaged or newer. What was there is kept beside it. Clients notice by themselves: the tags of their cursors are gone, and they are sent a
 * fresh picture. `nowMs` names the kept file.
 */
export function restore(folder: string, backupFile: string, nowMs: number): Restored {
  if (!existsSync(backupFile)) throw new StoreRefusal("unusable", `there is no ${backupFile}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  const incoming = join(folder, "restoring.db");
  try {
    removeDatabase(incoming);
    copyFileSync(backupFile, incoming);
    chmodSync(incoming, 0o600);
    assertOurs(incoming, backupFile);
    seal(incoming);
    syncFile(incoming);
    const kept = keepOld(folder, nowMs);
    // One step: at every instant the folder holds the old database or the new one.
    renameSync(incoming, databaseFile(folder));
    syncFolder(folder);
    return kept === undefined ? {} : { kept };
  } finally {
    removeDatabase(incoming);
    lock.release();
  }
}

function assertOurs(incoming: string, named: string): void {
  const db = new Database(incoming, { fileMustExist: true });
  try {
    if (knownSchemaVersion(db, newestSchemaVersion()) === 0) {
      throw new StoreRefusal("not-ours", `${named} holds nothing`);
    }
  } catch (error) {
    throw refusalFor(named, error);
  } finally {
    db.close();
  }
}

/** Gives the old database a second name; the first is about to be the new one's. */
function keepOld(folder: string, nowMs: number): string | undefined {
  const current = databaseFile(folder);
  if (!existsSync(current)) return undefined;
  foldLog(current);
  const kept = join(folder, `replaced-${stamp(nowMs)}.db`);
  linkSync(current, kept);
  // A log that could not be folded in belongs to the old database alone: left here, it would be played into the new one.
  for (const suffix of COMPANIONS) {
    if (existsSync(current + suffix)) renameSync(current + suffix, kept + suffix);
  }
  syncFolder(folder);
  return kept;
}

/** Writes the log's commits into the database, so that one file holds everything. A damaged one stays as it is, log and all. */
function foldLog(file: string): void {
  const db = new Database(file);
  try {
    db.pragma("wal_checkpoint(truncate)");
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db.close();
  }
}
