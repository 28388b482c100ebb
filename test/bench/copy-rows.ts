import type Database from "better-sqlite3";

/** SQL for the end of a public id that is the copy's number: 21 characters, as every public id has. */
export const NUMBERED = `substr('000000000000000000000' || n, -21)`;

/**
 * Copies the rows of a table that `where` names, `count` times: as years of use, or a long day of hiring, would leave them. The copies differ
 * in the columns of `changed`, whose SQL may use `n`, the copy's number from 1 on. The server must not be running.
 */
export function copyRows(
  db: Database.Database,
  table: string,
  count: number,
  changed: Readonly<Record<string, string>>,
  where: string,
): void {
  const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map(
    ({ name }) => name,
  );
  const values = columns.map((name) => changed[name] ?? `"${name}"`);
  db.prepare(
    `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${count})
     insert into "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
     select ${values.join(", ")} from "${table}", n where ${where}`,
  ).run();
}
