import type { Database } from "better-sqlite3";

/** The first release without the lost commits of the WAL reset. */
const MIN_SQLITE = "3.51.3";

export interface PragmaOptions {
  /** How long a statement waits for a foreign writer: at most 50 ms in the server, whose loop it blocks; 2,000 in commands. */
  readonly busyTimeoutMs: number;
}

/**
 * Sets what makes a commit durable and the file safe (R3). At every open: `synchronous` is the connection's, and in WAL the library starts
 * with NORMAL although it answers FULL until the first write.
 */
export function setPragmas(db: Database, { busyTimeoutMs }: PragmaOptions): void {
  assertVersion(db);
  db.pragma(`busy_timeout = ${busyTimeoutMs}`);
  db.pragma("journal_mode = wal");
  db.pragma("synchronous = full");
  db.pragma("foreign_keys = on");
  db.pragma("trusted_schema = off");
  db.pragma("secure_delete = on");
}

/** Reads the settings back and throws when one does not hold: called after the first write and after each open. */
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
    if (found !== value)
      throw new Error(`the database answers ${name}=${String(found)} where ${value} is needed`);
  }
}

function assertVersion(db: Database): void {
  const version = db.prepare("select sqlite_version()").pluck().get();
  if (typeof version !== "string" || compareVersions(version, MIN_SQLITE) < 0) {
    throw new Error(`SQLite ${String(version)} can lose commits; ${MIN_SQLITE} or newer is needed`);
  }
}

/** Negative when `a` is older than `b`; both as `1.2.3`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
