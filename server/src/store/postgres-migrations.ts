import type { PoolClient } from "pg";
import { type Migration, newestSchemaVersion, shippedMigrations } from "./schema-version.ts";
import { StoreRefusal } from "./store-refusal.ts";

/** Any number will do, as long as every process takes the same one. */
const MIGRATION_LOCK = 0x50726573;

/**
 * PostgreSQL's text of a migration, derived from the reviewed one: integers of 64 bits, text in the order of its bytes as SQLite has it, and
 * without what only SQLite knows, its full text among it, with the triggers that keep that.
 */
export function postgresText(sql: string): string {
  return sql
    .replaceAll(/^create virtual table [^;]*;\n/gm, "")
    .replaceAll(/^create trigger [\s\S]*?\nend;\n/gm, "")
    .replaceAll(/("\w+") integer\b/g, "$1 bigint")
    .replaceAll(/("\w+") text\b/g, '$1 text collate "C"')
    .replaceAll(/\) strict(, without rowid)?;/g, ");");
}

/** Brings the schema up to date, in one transaction; several processes may try at the same time. Refuses a newer one. */
export async function migratePostgres(
  client: PoolClient,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<void> {
  const to = newestSchemaVersion(migrations);
  await client.query("begin");
  try {
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await client.query('create table if not exists "schemaVersion" ("version" bigint not null)');
    const { rows } = await client.query<{ version: number | null }>(
      'select max("version") as "version" from "schemaVersion"',
    );
    const from = rows[0]?.version ?? 0;
    if (from > to) {
      throw new StoreRefusal(
        "newer",
        `the database was written by a newer version (schema ${from}, this version knows ${to}): use that version`,
      );
    }
    for (const { version, sql } of migrations) {
      if (version <= from) continue;
      await client.query(postgresText(sql));
      await client.query('insert into "schemaVersion" ("version") values ($1)', [version]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
