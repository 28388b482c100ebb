import Database, { type Database as Connection } from "better-sqlite3";
import type { Effect } from "../engine.ts";
import type { Step } from "../script.ts";
import { performOn } from "../sqlite-runner.ts";

/** How the n-th thing the database is asked for fails. */
export type FailureMode =
  /** It does not happen; all else works. */
  | "before it happens"
  /** It happens, and is reported as failed. (Not a commit: SQLite does not report one that happened.) */
  | "after it happened"
  /** The engine rolls the whole transaction back by itself, as SQLite does when the disk is full. */
  | "rolled back by the engine"
  /** From there on nothing can be begun, written or committed, until it is mended. */
  | "until mended";

export interface FailingPerform {
  readonly perform: (effect: Effect) => unknown;
  /** Whether the last of the failures was reached. */
  hasFailed(): boolean;
  mend(): void;
}

/** Performs on a connection, but what it is asked for the `failAt`-th time (1 = the first; statement, BEGIN or COMMIT) fails. A rollback never does. */
export function failingPerform(
  db: Connection,
  failAt: readonly number[],
  mode: FailureMode,
): FailingPerform {
  const perform = performOn(db);
  let asked = 0;
  let isMended = false;

  function performOne(effect: Exclude<Effect, readonly Step[]>): unknown {
    if ("boundary" in effect && effect.boundary === "rollback") return perform(effect);
    asked += 1;
    const isDue = mode === "until mended" ? asked >= Math.min(...failAt) : failAt.includes(asked);
    if (!isDue || isMended) return perform(effect);
    const isCommit = "boundary" in effect && effect.boundary === "commit";
    if (mode === "after it happened" && !isCommit) perform(effect);
    if (mode === "rolled back by the engine" && db.inTransaction) db.exec("rollback");
    throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
  }

  return {
    perform: (effect) => ("length" in effect ? effect.map(performOne) : performOne(effect)),
    hasFailed: () => asked >= Math.max(...failAt),
    mend() {
      isMended = true;
    },
  };
}
