import { Pool, types } from "pg";
import { migratePostgres } from "./postgres-migrations.ts";
import { createPostgresRunner } from "./postgres-runner.ts";
import type { Engine } from "./engine.ts";
import { StoreRefusal } from "./store-refusal.ts";

export interface PostgresStore {
  readonly runner: Engine;
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface PostgresOptions {
  readonly url: string;
  /** The schema that holds the tables; `public` without it. */
  readonly schema?: string;
  readonly maxConnections?: number;
  /** Told of connections that break while nobody uses them; the pool replaces them. */
  readonly log: { warn(fields: object, message: string): void };
}

/** PostgreSQL's numbers for int8 and numeric (a sum of int8). */
const WHOLE_NUMBERS: readonly number[] = [20, 1700];

/** Opens a PostgreSQL database, migrated, and refuses one whose commits are not durable. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresStore> {
  const { url, schema = "public", maxConnections = 10, log } = options;
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    pipeline: true,
    application_name: "presently",
    options: `-c search_path=${schema} -c synchronous_commit=on`,
    types: { getTypeParser: parserFor },
  });
  // A connection that breaks, in use or not, would end the process if nobody listened. Its statement fails all the same.
  const broke = (error: Error) => log.warn({ err: error }, "a database connection broke");
  pool.on("error", broke);
  pool.on("connect", (client) => client.on("error", broke));
  try {
    const client = await pool.connect();
    try {
      await assertDurable(client);
      await migratePostgres(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { runner: createPostgresRunner(pool), pool, close: () => pool.end() };
}

async function assertDurable(client: { query(text: string): Promise<{ rows: unknown[] }> }) {
  for (const [setting, needed] of Object.entries({
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
  })) {
    const { rows } = await client.query(`select current_setting('${setting}') as "value"`);
    const [row] = rows;
    const found = typeof row === "object" && row !== null && "value" in row ? row.value : undefined;
    if (found !== needed) {
      throw new StoreRefusal(
        "unusable",
        `the database answers ${setting}=${String(found)} where ${needed} is needed`,
      );
    }
  }
}

/** Our integers fit a double; one that does not is an error, never a rounded number. */
function parserFor(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  return WHOLE_NUMBERS.includes(oid) ? wholeNumber : types.getTypeParser(oid, format ?? "text");
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is not a whole number we can hold`);
  return value;
}
