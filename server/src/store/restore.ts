import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { seal } from "./backup.ts";
import { COMPANIONS, removeDatabase, stamp, syncFile, syncFolder } from "./database-files.ts";
import { lockFolder } from "./folder-lock.ts";
import { bringFiles, keepFiles, missingFiles } from "./message-files.ts";
import { databaseFile } from "./open.ts";
import { knownSchemaVersion, newestSchemaVersion } from "./schema-version.ts";
import { refusalFor, StoreRefusal } from "./store-refusal.ts";

export interface Restored {
  /** Where the database that was replaced is kept; none when the folder had none. */
  readonly kept?: string;
  /** Files of messages that neither the backup nor the folder had; 0 when all is whole. */
  readonly missingFiles: number;
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
    bringFiles(backupFile, folder);
    const missing = missingIn(incoming, folder);
    const kept = keepOld(folder, nowMs);
    // One step: at every instant the folder holds the old database or the new one.
    renameSync(incoming, databaseFile(folder));
    syncFolder(folder);
    return { ...(kept === undefined ? {} : { kept }), missingFiles: missing };
  } finally {
    removeDatabase(incoming);
    lock.release();
  }
}

/** A backup of before there were files has no table of them until it is opened. */
function missingIn(file: string, folder: string): number {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const hasFiles = db.prepare(`select 1 from "sqlite_schema" where "name" = 'files'`).get();
    return hasFiles === undefined ? 0 : missingFiles(db, folder);
  } finally {
    db.close();
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
  keepFiles(folder, kept);
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
