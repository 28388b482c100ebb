import { readdirSync, readFileSync } from "node:fs";
import type { Database as Connection } from "better-sqlite3";
import { StoreRefusal } from "./store-refusal.ts";

const FOLDER = new URL("./migrations/", import.meta.url);

/** "Pres" in the header of the file marks it as ours, so that a foreign database is recognised before it is touched. */
export const APPLICATION_ID = 0x50726573;

export interface Migration {
  /** The schema version it leads to: the number its file's name begins with. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The shipped migrations, in order. */
export function shippedMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .toSorted()
    .map((name) => ({ version: Number(name.slice(0, 4)), name, sql: readMigrationFile(name) }));
}

/** The schema version that migrations lead to: without an argument, the shipped ones. */
export function newestSchemaVersion(migrations = shippedMigrations()): number {
  return migrations.at(-1)?.version ?? 0;
}

/** What SQLite's planner is to believe about the tables, whatever is in them. */
export function shippedStatistics(): string {
  return readMigrationFile("statistics.sql");
}

/** The schema version of a database that is ours, 0 for an empty file. Throws a `StoreRefusal` for a foreign or a newer one. */
export function knownSchemaVersion(db: Connection, newest: number): number {
  const applicationId = db.pragma("application_id", { simple: true });
  const version = Number(db.pragma("user_version", { simple: true }));
  const tables = db.prepare("select count(*) from sqlite_schema").pluck().get();
  if (applicationId === 0 && version === 0 && tables === 0) return 0;
  if (applicationId !== APPLICATION_ID) {
    throw new StoreRefusal("not-ours", `${db.name} is a database of another program`);
  }
  if (version > newest) {
    throw new StoreRefusal(
      "newer",
      `${db.name} was written by a newer version (schema ${version}, this version knows ${newest}): use that version, or restore a backup`,
    );
  }
  return version;
}

function readMigrationFile(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}
