import { dirname, join } from "node:path";
import type { Database } from "better-sqlite3";
import { makePrivate, stamp, syncFile, syncFolder } from "./database-files.ts";
import {
  APPLICATION_ID,
  knownSchemaVersion,
  type Migration,
  newestSchemaVersion,
  shippedMigrations,
  shippedStatistics,
} from "./schema-version.ts";

export interface MigrateOptions {
  readonly nowMs: number;
  /** Without it, the shipped ones. */
  readonly migrations?: readonly Migration[];
}

export interface Migrated {
  readonly from: number;
  readonly to: number;
  /** The copy that was made first; none for a new database, which has nothing to lose. */
  readonly backup?: string;
}

/**
 * Brings the schema up to date, in one transaction, after copying a database that holds anything (R48). Throws a `StoreRefusal` for a file
 * that is foreign, damaged or newer.
 */
export function migrate(db: Database, options: MigrateOptions): Migrated {
  const { migrations = shippedMigrations() } = options;
  const to = newestSchemaVersion(migrations);
  const from = knownSchemaVersion(db, to);
  if (from === to) return { from, to };
  const backup = from === 0 ? undefined : copyBefore(db, to, options.nowMs);
  db.transaction(() => {
    for (const { version, sql } of migrations) if (version > from) db.exec(sql);
    db.exec(shippedStatistics());
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${to}`);
  }).immediate();
  // The planner reads its statistics when the schema is loaded; this makes it load them now.
  db.exec("analyze sqlite_schema");
  return backup === undefined ? { from, to } : { from, to, backup };
}

/** A whole copy beside the database, safely on the disk before the first change. */
function copyBefore(db: Database, to: number, nowMs: number): string {
  const folder = dirname(db.name);
  const file = join(folder, `before-schema-${to}-${stamp(nowMs)}.db`);
  makePrivate(file);
  db.prepare("vacuum into ?").run(file);
  syncFile(file);
  syncFolder(folder);
  return file;
}
