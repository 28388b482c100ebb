import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "better-sqlite3";

const FOLDER = new URL("./migrations/", import.meta.url);

/** Marks a file as ours: "Pres" in the file's header, so that a foreign database is recognised before it is touched. */
export const APPLICATION_ID = 0x50726573;

/** The shipped migrations in order; the file's number is the schema version it leads to. */
export function migrations(): { version: number; name: string; sql: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      name,
      sql: readFileSync(new URL(name, FOLDER), "utf8"),
    }));
}

/** Brings the schema up to date in one transaction. */
export function migrate(db: Database): void {
  const current = Number(db.pragma("user_version", { simple: true }));
  const missing = migrations().filter(({ version }) => version > current);
  const last = missing.at(-1);
  if (last === undefined) return;
  db.transaction(() => {
    for (const { sql } of missing) db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${last.version}`);
  }).immediate();
}
