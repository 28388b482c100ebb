import { join } from "node:path";
import Database from "better-sqlite3";
import { StoreRefusal } from "./store-refusal.ts";

const LOCK_FILE = "lock.db";

export interface FolderLock {
  /** Frees the folder; twice without harm. */
  release(): void;
}

/**
 * Takes the data folder for this process alone (R48): one server, or one command while no server runs. A second, empty SQLite file is held
 * in an exclusive transaction: the operating system refuses a rival even while the holder is stopped, and frees the lock the moment the
 * holder dies, so there is no stale lock to clean up. Why not a lock on the database itself: readers must still get in.
 */
export function lockFolder(folder: string): FolderLock {
  let db: Database.Database | undefined;
  try {
    db = new Database(join(folder, LOCK_FILE), { timeout: 0 });
    db.exec("begin exclusive");
  } catch (error) {
    db?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new StoreRefusal("in-use", `another process is using the data folder ${folder}`, error);
    }
    throw new StoreRefusal("unusable", `the data folder ${folder} can't be locked`, error);
  }
  const lock = db;
  held.add(lock);
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}

/** A connection that nobody refers to is closed by the garbage collector, and the folder would be free: so they are referred to here. */
const held = new Set<Database.Database>();
