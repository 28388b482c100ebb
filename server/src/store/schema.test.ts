import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { afterAll, describe, expect, test } from "vitest";
import { openStore } from "./open.ts";
import * as schema from "./schema.ts";

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));
const { db, close } = openStore(":memory:");
afterAll(close);

/** The search index is a virtual table of SQLite's alone: search-index.ts has its statements, and its tests hold them. */
const isTable = `type = 'table' and name not like 'sqlite_%' and name not like 'searchTexts%'`;
/** Found before the desk is known; and the desks themselves. */
const directory = ["desks", "sites", "accounts", "sessions", "invites", "apiTokens"];

describe("the schema in the code is the schema of the migrations", () => {
  test("has the same tables", () => {
    const names = strings(`select name from sqlite_schema where ${isTable}`);
    expect(tables.map(getTableName).toSorted()).toEqual(names.toSorted());
  });

  test.for(tables)("$_.name: the same columns, types, nulls and key", (table) => {
    const inCode = Object.entries(getTableColumns(table)).map(([property, column]) => {
      expect(column.name).toBe(property);
      return `${column.name} ${column.getSQLType().toUpperCase()} ${column.notNull ? "not null" : "null"}`;
    });
    const [key] = getTableConfig(table).primaryKeys;
    const keyInCode =
      key?.columns.map((column) => column.name) ??
      Object.values(getTableColumns(table))
        .filter((column) => column.primary)
        .map((column) => column.name);
    const name = getTableName(table);
    expect(
      strings(
        `select name || ' ' || type || ' ' || iif("notnull", 'not null', 'null') from pragma_table_info('${name}') order by cid`,
      ),
    ).toEqual(inCode);
    expect(
      strings(`select name from pragma_table_info('${name}') where pk > 0 order by pk`),
    ).toEqual(keyInCode);
  });
});

test("every table is STRICT, and no column has a default that hides a forgotten value", () => {
  expect(
    strings(
      `select name from pragma_table_list where schema = 'main' and not strict and ${isTable}`,
    ),
  ).toEqual([]);
  expect(
    strings(
      `select t.name || '.' || c.name from pragma_table_list t, pragma_table_info(t.name) c where t.schema = 'main' and t.name not like 'searchTexts%' and c.dflt_value is not null`,
    ),
  ).toEqual([]);
});

test("the desk is the first column of every key and every index outside the directory", () => {
  const others = strings(`
    select i.name from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    where t.type = 'table' and c.seqno = 0 and c.name <> 'desk'
      and t.name not in (${directory.map((name) => `'${name}'`).join()}) and t.name not like 'sqlite_%'
      and t.name not like 'searchTexts%'`);
  expect(others).toEqual([]);
});

test("R23: the shipped statistics speak of every index there is, and of no other", () => {
  const indexes = strings(`
    select i.name from sqlite_schema t, pragma_index_list(t.name) i where t.type = 'table' and t.name not like 'sqlite_%'
      and t.name not like 'searchTexts%'`);
  // The key of a table without rowid is the table, and has its name in the statistics.
  const tablesWithoutRowid = strings(
    `select name from pragma_table_list where schema = 'main' and type = 'table' and wr`,
  );
  const wanted = indexes
    .filter((name) => !tablesWithoutRowid.some((table) => name === `sqlite_autoindex_${table}_1`))
    .concat(tablesWithoutRowid);
  expect(strings(`select idx from sqlite_stat1 where idx is not null`).toSorted()).toEqual(
    wanted.toSorted(),
  );
  const columnCounts = strings(`
    select s.idx from sqlite_stat1 s join sqlite_schema i on i.type = 'index' and i.name = s.idx
    where length(s.stat) - length(replace(s.stat, ' ', '')) <> (select count(*) from pragma_index_info(s.idx))`);
  expect(columnCounts).toEqual([]);
});

function strings(query: string): string[] {
  return db.prepare(query).pluck().all().map(String);
}
