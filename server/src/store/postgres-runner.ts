import { DatabaseError, type Pool, type PoolClient, type QueryConfig, type QueryResult } from "pg";
import type { Boundary, Effect, EffectScript, Engine, Outcome } from "./engine.ts";
import type { Step } from "./script.ts";
import type { CompiledStatement } from "./statement.ts";

/**
 * Runs scripts on PostgreSQL, each on a connection of its own from its first boundary to its last. A group of one desk locks the desk's row
 * first, so that two processes take turns instead of deadlocking.
 */
export function createPostgresRunner(pool: Pool): Engine {
  return {
    run(script, done) {
      // `done` must not throw; if it does, that is a defect, and the process hears of it as an unhandled rejection.
      void runOn(createConnection(pool), script, done);
    },
  };
}

async function runOn<T>(
  connection: Connection,
  script: EffectScript<T>,
  done: (outcome: Outcome<T>) => void,
): Promise<void> {
  let outcome: Outcome<T>;
  try {
    outcome = { ok: true, value: await drive(script, connection.perform) };
  } catch (error) {
    outcome = { ok: false, error };
  }
  connection.drop();
  done(outcome);
}

/** The text of a statement for PostgreSQL: each parameter has one number, however often it occurs. */
export function postgresStatement(statement: CompiledStatement): { text: string; names: string[] } {
  const names = [...new Set(statement.binds)];
  const text = statement.segments.reduce((written, segment, at) => {
    const bind = statement.binds[at - 1];
    return bind === undefined ? segment : `${written}$${names.indexOf(bind) + 1}${segment}`;
  }, "");
  return { text, names };
}

async function drive<T>(
  script: EffectScript<T>,
  perform: (effect: Effect) => Promise<unknown>,
): Promise<T> {
  let next = script.next();
  while (next.done !== true) {
    let result: unknown;
    try {
      result = await perform(next.value);
    } catch (error) {
      next = script.throw(error);
      continue;
    }
    next = script.next(result);
  }
  return next.value;
}

interface Connection {
  perform(this: void, effect: Effect): Promise<unknown>;
  /** Ends a connection that a script left in the middle of something. */
  drop(this: void): void;
}

function createConnection(pool: Pool): Connection {
  let client: PoolClient | undefined;

  async function performBoundary(effect: Boundary): Promise<void> {
    switch (effect.boundary) {
      case "begin":
        client = await reached(pool.connect());
        await ask(client, { text: "begin" });
        await ask(client, { ...lockDesk, values: [effect.desk] });
        return;
      case "snapshot":
        client = await reached(pool.connect());
        await ask(client, { text: "begin isolation level repeatable read read only" });
        return;
      case "commit":
        await commit(opened());
        release();
        return;
      case "rollback":
        await rollback();
        return;
      default:
        effect satisfies never;
    }
  }

  /** A connection that can't even roll back is thrown away, and with it whatever was open on it. */
  async function rollback(): Promise<void> {
    try {
      await client?.query("rollback");
      release();
    } catch (error) {
      release(error instanceof Error ? error : true);
    }
  }

  function opened(): PoolClient {
    if (client === undefined) throw new Error("a statement outside a transaction");
    return client;
  }

  function release(broken?: Error | true): void {
    client?.release(broken);
    client = undefined;
  }

  return {
    async perform(effect) {
      if ("boundary" in effect) return performBoundary(effect);
      if ("mode" in effect) return performStep(opened(), effect);
      return performAll(opened(), effect);
    },
    drop: () => release(true),
  };
}

const lockDesk = {
  name: "lock desk",
  text: 'select "id" from "desks" where "id" = $1 for update',
};

/** A transaction that failed before is ended by COMMIT with a rollback, and no error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await ask(client, { text: "commit" });
  if (command !== "COMMIT") throw new Error(`the commit was answered with ${command}`);
}

function ask(
  client: PoolClient,
  query: QueryConfig,
): Promise<QueryResult<Record<string, unknown>>> {
  return reached(client.query<Record<string, unknown>>(query));
}

/** What the server itself answers has its code; whatever else goes wrong on the way is a connection that was lost or never made. */
async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw Object.assign(new Error("the database can't be reached", { cause: error }), {
      code: CONNECTION_FAILURE,
    });
  }
}

/** SQL's own code for it, which `storage-errors.ts` knows. */
const CONNECTION_FAILURE = "08006";

/** Independent steps go out together; all are answered before anything else is said, also when one fails. */
async function performAll(client: PoolClient, steps: readonly Step[]): Promise<unknown[]> {
  const results = await Promise.allSettled(steps.map((step) => performStep(client, step)));
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

async function performStep(
  client: PoolClient,
  { mode, statement, params }: Step,
): Promise<unknown> {
  const { text, names } = textOf(statement);
  const values = names.map((name) => {
    const value = params[name];
    if (value === undefined) {
      throw new Error(`"${statement.name}" was not given its parameter "${name}"`);
    }
    return value;
  });
  const result = await ask(client, { name: statement.name, text, values });
  if (mode === "run") return { changes: result.rowCount ?? 0 };
  assertColumns(statement, result);
  return mode === "one" ? result.rows[0] : result.rows;
}

function textOf(statement: CompiledStatement): { text: string; names: string[] } {
  const known = texts.get(statement);
  if (known !== undefined) return known;
  const written = postgresStatement(statement);
  texts.set(statement, written);
  return written;
}

const texts = new WeakMap<CompiledStatement, { text: string; names: string[] }>();

function assertColumns(statement: CompiledStatement, result: QueryResult): void {
  const answered = result.fields.map((field) => field.name).join();
  if (answered !== statement.columns.join()) {
    throw new Error(
      `"${statement.name}" answers (${answered}) where (${statement.columns.join()}) is declared`,
    );
  }
}
