import type { Step } from "./script.ts";

/**
 * The edges of a transaction. `begin` takes the desk's lock: one row on PostgreSQL, the one writer on SQLite. `snapshot` begins one that only
 * reads. `rollback` ends whatever is open, and does nothing when the engine has already ended it.
 */
export type Boundary =
  | { readonly boundary: "begin"; readonly desk: number }
  | { readonly boundary: "snapshot" | "commit" | "rollback" };

/** All that a runner can be asked to do. */
export type Effect = Step | readonly Step[] | Boundary;

/** A script that may also open and end transactions: how a group of commands is written, once for both engines. */
export type EffectScript<T> = Generator<Effect, T, unknown>;

/** How a script ended. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

/**
 * Runs scripts. SQLite runs one to its end before `run` returns and calls `done` within; PostgreSQL calls it later. `done` must not throw.
 */
export interface Engine {
  run<T>(script: EffectScript<T>, done: (outcome: Outcome<T>) => void): void;
}
