import type { Database } from "better-sqlite3";
import { sqliteText } from "./sqlite-runner.ts";
import type { CompiledStatement } from "./statement.ts";

/** What EXPLAIN QUERY PLAN says of a statement, line by line. */
export function explain(db: Database, statement: CompiledStatement): string[] {
  return db
    .prepare(`explain query plan ${sqliteText(statement)}`)
    .all(statement.binds.map(() => null))
    .map((row) => detailOf(row));
}

/**
 * Compares a statement's plan with the indexes it names. Each line is one objection: a table that is scanned, a sort, or another index than
 * the one that stands beside the statement.
 */
export function objections(db: Database, statement: CompiledStatement): string[] {
  const details = explain(db, statement);
  const refuse = (what: string) => `"${statement.name}": ${what} (${details.join("; ")})`;
  const used = details.flatMap((detail) => indexIn(detail) ?? []);
  const named = [statement.plan.index ?? []].flat();
  const scans = details.filter((detail) => /^SCAN (?!CONSTANT ROW)|USE TEMP B-TREE/.test(detail));
  return [
    ...(scans.length > 0 && statement.plan.mayScan !== true ? [refuse("it scans or sorts")] : []),
    ...(used.join() === named.join() || statement.plan.mayScan === true
      ? []
      : [refuse(`it uses (${used.join()}) and names (${named.join()})`)]),
  ];
}

/** The index a line of a plan names, `primary key` for one that carries no name of its own. */
function indexIn(detail: string): string | undefined {
  if (!/^(SEARCH|SCAN) /.test(detail)) return undefined;
  if (/ USING (INTEGER )?PRIMARY KEY/.test(detail) || / sqlite_autoindex_/.test(detail)) {
    return "primary key";
  }
  return / USING (?:COVERING )?INDEX (\w+)/.exec(detail)?.[1];
}

function detailOf(row: unknown): string {
  if (typeof row === "object" && row !== null && "detail" in row) return String(row.detail);
  throw new Error("EXPLAIN QUERY PLAN answered something else");
}
