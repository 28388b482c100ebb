import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrate } from "./migrate.ts";
import { assertPragmas, setPragmas } from "./pragmas.ts";
import { createSqliteRunner, type SqliteRunner } from "./sqlite-runner.ts";
import { compiledStatements } from "./statement.ts";

/** The database's file in a data folder. */
export const DATABASE_FILE = "presently.db";

export interface Store {
  readonly runner: SqliteRunner;
  /** The connection itself, for backup and checks; whoever writes goes through the flush. */
  readonly db: Database.Database;
  /** Closes the connection; twice without harm. */
  close(): void;
}

/** Opens the database of a data folder, or `:memory:`, migrated and checked. Throws with one clear line when it can't be used. */
export function openStore(folder: string): Store {
  if (folder !== ":memory:") mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(folder === ":memory:" ? folder : join(folder, DATABASE_FILE));
  setPragmas(db, { busyTimeoutMs: 50 });
  migrate(db);
  assertPragmas(db, { busyTimeoutMs: 50 });
  const runner = createSqliteRunner(db);
  for (const statement of compiledStatements()) runner.prepare(statement);
  return { runner, db, close: () => void db.close() };
}
