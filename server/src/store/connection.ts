import { existsSync, statSync } from "node:fs";
import Database, { type Database as Connection } from "better-sqlite3";
import { type Migrated, type MigrateOptions, migrate } from "./migrate.ts";
import { assertPragmas, assertSqliteVersion, type PragmaOptions, setPragmas } from "./pragmas.ts";
import { knownSchemaVersion, newestSchemaVersion } from "./schema-version.ts";
import { refusalFor, StoreRefusal } from "./store-refusal.ts";

export interface Connected {
  readonly db: Connection;
  readonly migrated: Migrated;
  /** The last process did not close the database; it was checked and found whole. */
  readonly wasUnclean: boolean;
}

/**
 * Opens a database file, `:memory:` or a copy of what that held, for writing: recognises it, checks it after an unclean exit, migrates it, and proves that commits
 * are durable. The caller holds the folder's lock. Throws a `StoreRefusal`.
 */
export function connect(file: string | Buffer, options: PragmaOptions & MigrateOptions): Connected {
  const wasUnclean = hasLog(file);
  const db = new Database(file, { timeout: options.busyTimeoutMs });
  try {
    assertSqliteVersion(db.prepare("select sqlite_version()").pluck().get());
    // Before anything is set: setting the journal's mode would already change a foreign file.
    knownSchemaVersion(db, newestSchemaVersion(options.migrations));
    if (wasUnclean) assertWhole(db);
    setPragmas(db, options);
    const migrated = migrate(db, options);
    proveDurable(db, options);
    if (migrated.from === migrated.to || db.memory) return { db, migrated, wasUnclean };
    // The file has just become what it is: the settings must also hold for a connection that finds it so (R3).
    db.close();
    return { ...connect(file, options), migrated, wasUnclean };
  } catch (error) {
    db.close();
    throw refusalFor(typeof file === "string" ? file : ":memory:", error);
  }
}

/** A closed database leaves no log behind; one that is there holds commits of a process that was killed. */
function hasLog(file: string | Buffer): boolean {
  if (typeof file !== "string") return false;
  const log = `${file}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

/** Reads every page once. */
function assertWhole(db: Connection): void {
  const found = db.pragma("quick_check(1)", { simple: true });
  if (found !== "ok") {
    throw new StoreRefusal("damaged", `${db.name} is damaged (${String(found)}): restore a backup`);
  }
}

/** Writes, so that the settings read back are those a commit had. */
function proveDurable(db: Connection, options: PragmaOptions): void {
  db.exec('update "desks" set "lastSeq" = "lastSeq"');
  assertPragmas(db, options);
}
