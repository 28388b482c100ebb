import type { CompiledStatement, SqlValue, Statement } from "./statement.ts";

/** One statement to run with its parameters; `mode` says what comes back: the first row or undefined, all rows, or the count of changes. */
export interface Step {
  readonly mode: "one" | "all" | "run";
  readonly statement: CompiledStatement;
  readonly params: Readonly<Record<string, SqlValue>>;
}

/** What a `run` step answers. */
export interface Changes {
  readonly changes: number;
}

/**
 * The body of a transaction: a generator that yields statements and is handed their results. It never awaits, so one body runs on SQLite
 * within one turn and on PostgreSQL step by step; it never catches, so that whoever runs it knows of every failure. An array of steps that
 * don't depend on each other is one round trip on PostgreSQL, and its results come back in their order.
 */
export type Script<T> = Generator<Step | readonly Step[], T, unknown>;

/** What a statement asks for decides, not what it is given: hence `NoInfer` below, without which a missing parameter would compile. */
type AnyParams = Readonly<Record<string, SqlValue>>;

/** The first row, or undefined. */
export function* one<Params extends AnyParams, Row>(
  statement: Statement<Params, Row>,
  params: NoInfer<Params>,
): Script<Row | undefined> {
  const row = yield { mode: "one", statement, params };
  // Safe: a runner answers a `one` step with a row of that very statement, whose columns were compared at start.
  return row as Row | undefined;
}

/** The first row of a statement that always has one (an aggregate, an update of the row that was just read). */
export function* the<Params extends AnyParams, Row>(
  statement: Statement<Params, Row>,
  params: NoInfer<Params>,
): Script<Row> {
  const row = yield* one(statement, params);
  if (row === undefined) throw new Error(`"${statement.name}" found no row`);
  return row;
}

/** All rows, in the statement's order. */
export function* all<Params extends AnyParams, Row>(
  statement: Statement<Params, Row>,
  params: NoInfer<Params>,
): Script<Row[]> {
  const rows = yield { mode: "all", statement, params };
  // Safe: as in `one`.
  return rows as Row[];
}

/** Runs a statement for its effect. */
export function* run<Params extends AnyParams>(
  statement: Statement<Params, never>,
  params: NoInfer<Params>,
): Script<Changes> {
  const changes = yield { mode: "run", statement, params };
  // Safe: a runner answers a `run` step with its count of changes.
  return changes as Changes;
}

/** One step of an `each`. */
export function step<Params extends AnyParams>(
  statement: Statement<Params, never>,
  params: NoInfer<Params>,
): Step {
  return { mode: "run", statement, params };
}

/** Runs steps that don't depend on each other: one round trip where there is a network between. */
export function* each(steps: readonly Step[]): Script<void> {
  if (steps.length > 0) yield steps;
}
