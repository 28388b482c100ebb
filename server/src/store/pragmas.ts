import type { Database } from "better-sqlite3";
import { StoreRefusal } from "./store-refusal.ts";

/** The first release without the lost commits of the WAL reset. */
const MIN_SQLITE = "3.51.3";

/** A write-ahead log that a burst made long is cut to this when it starts over. */
const MAX_IDLE_WAL_BYTES = 64 * 1024 * 1024;
/** Memory for pages, taken as they are read: with the library's 2 MB, a busy desk read two pages from the file for each message. */
const CACHE_KIB = 8_000;

export interface PragmaOptions {
  /** How long a statement waits for a foreign writer: at most 50 ms in the server, whose loop it blocks; 2,000 in commands. */
  readonly busyTimeoutMs: number;
}

/**
 * Sets what makes a commit durable and the file safe (R3). At every open: `synchronous` is the connection's, not the file's, and with WAL
 * the library begins with NORMAL although it answers FULL until the first write.
 */
export function setPragmas(db: Database, { busyTimeoutMs }: PragmaOptions): void {
  db.pragma(`busy_timeout = ${busyTimeoutMs}`);
  db.pragma("journal_mode = wal");
  db.pragma(`journal_size_limit = ${MAX_IDLE_WAL_BYTES}`);
  db.pragma(`cache_size = ${-CACHE_KIB}`);
  db.pragma("synchronous = full");
  db.pragma("foreign_keys = on");
  db.pragma("trusted_schema = off");
  db.pragma("secure_delete = on");
}

/** Reads the settings back and throws when one does not hold. Counts only after a write on this connection. */
export function assertPragmas(db: Database, { busyTimeoutMs }: PragmaOptions): void {
  const wanted: Record<string, number | string> = {
    journal_mode: db.memory ? "memory" : "wal",
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    secure_delete: 1,
    busy_timeout: busyTimeoutMs,
  };
  for (const [name, value] of Object.entries(wanted)) {
    const found = db.pragma(name, { simple: true });
    if (found !== value) {
      throw new StoreRefusal(
        "unusable",
        `the database answers ${name}=${String(found)} where ${value} is needed`,
      );
    }
  }
}

/** Throws when the library that was loaded is one that can lose commits. */
export function assertSqliteVersion(version: unknown): void {
  if (typeof version !== "string" || isOlder(version, MIN_SQLITE)) {
    throw new StoreRefusal(
      "unusable",
      `SQLite ${String(version)} can lose commits: ${MIN_SQLITE} or newer is needed`,
    );
  }
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) < 0;
}
