import { DatabaseError } from "pg";
import type { PostgresStore } from "../open-postgres.ts";
import { postgresStatement } from "../postgres-runner.ts";
import type { CompiledStatement } from "../statement.ts";

/**
 * What PostgreSQL objects to in statements: their text, or columns that come back under other names. Each is run with nulls in a transaction
 * that is rolled back; that a null is refused by a constraint is no objection.
 */
export async function objectionsOfPostgres(
  { pool }: PostgresStore,
  statements: readonly CompiledStatement[],
): Promise<string[]> {
  const objections: string[] = [];
  for (const statement of statements) {
    const { text, names } = postgresStatement(statement);
    const client = await pool.connect();
    try {
      await client.query("begin");
      const { fields } = await client.query(
        text,
        names.map(() => null),
      );
      const answered = fields.map((field) => field.name).join();
      if (answered !== statement.columns.join())
        objections.push(`${statement.name}: answers ${answered}`);
    } catch (error) {
      if (!isConstraint(error)) objections.push(`${statement.name}: ${String(error)}`);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
  return objections;
}

/** Class 23: a null where none may be, a reference to nothing. */
function isConstraint(error: unknown): boolean {
  return error instanceof DatabaseError && error.code?.startsWith("23") === true;
}
