import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { connect, type Connected } from "./connection.ts";
import { makePrivate } from "./database-files.ts";
import { lockFolder } from "./folder-lock.ts";
import type { Migrated, MigrateOptions } from "./migrate.ts";
import type { PragmaOptions } from "./pragmas.ts";
import { createSqliteRunner, type SqliteRunner } from "./sqlite-runner.ts";
import { compiledStatements } from "./statement.ts";
import { StoreRefusal } from "./store-refusal.ts";

const DATABASE_FILE = "presently.db";
/** How long the server lets a foreign writer block its loop (R3); commands, which block nobody, take COMMAND_BUSY_MS. */
const SERVER_BUSY_MS = 50;
export const COMMAND_BUSY_MS = 2000;

export interface Store {
  readonly runner: SqliteRunner;
  /** The connection itself, for backups and checks; whoever writes goes through the flush. */
  readonly db: Database;
  readonly migrated: Migrated;
  readonly wasUnclean: boolean;
  /** Closes the connection and frees the folder; twice without harm. */
  close(): void;
}

export interface OpenOptions extends Partial<PragmaOptions>, Partial<MigrateOptions> {}

/**
 * Opens the database of a data folder (made when missing), or `:memory:`, as its only writer. Throws a `StoreRefusal` with one clear line
 * when another process holds the folder or the file must not be used.
 */
export function openStore(folder: string, options: OpenOptions = {}): Store {
  const wanted = { busyTimeoutMs: SERVER_BUSY_MS, nowMs: Date.now(), ...options };
  if (folder === ":memory:") return storeOn(connectInMemory(wanted), () => {});
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const file = databaseFile(folder);
    makePrivate(file);
    return storeOn(connect(file, wanted), () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

let emptyDatabase: Buffer | undefined;

/** The first one in memory is made by all migrations, every other one is a copy of it: half a millisecond for twenty. */
function connectInMemory(options: PragmaOptions & MigrateOptions): Connected {
  if (options.migrations !== undefined) return connect(":memory:", options);
  if (emptyDatabase !== undefined) return connect(emptyDatabase, options);
  const first = connect(":memory:", options);
  emptyDatabase = first.db.serialize();
  return first;
}

function storeOn(connected: Connected, release: () => void): Store {
  const runner = createSqliteRunner(connected.db);
  try {
    for (const statement of compiledStatements()) runner.prepare(statement);
  } catch (error) {
    connected.db.close();
    throw error;
  }
  const close = () => {
    connected.db.close();
    release();
  };
  return { runner, ...connected, close };
}

/** The path of the database in a data folder. */
export function databaseFile(folder: string): string {
  return join(folder, DATABASE_FILE);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreRefusal("unusable", `the data folder ${folder} can't be made`, error);
  }
}
