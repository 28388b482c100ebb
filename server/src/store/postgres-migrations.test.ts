import { expect, test } from "vitest";
import { postgresText } from "./postgres-migrations.ts";
import { shippedMigrations } from "./schema-version.ts";

test("PostgreSQL's text has 64-bit integers, text by its bytes, and nothing of SQLite's own", () => {
  const sqlite = `create table "slots" (
  "desk" integer primary key not null,
  "text" text check ("text" in ('a')),
  primary key ("desk")
) strict, without rowid;`;
  expect(postgresText(sqlite)).toBe(`create table "slots" (
  "desk" bigint primary key not null,
  "text" text collate "C" check ("text" in ('a')),
  primary key ("desk")
);`);
});

test("SE5: SQLite's full text and the triggers that keep it are none of PostgreSQL's", () => {
  const sqlite = `create virtual table "texts" using fts5(
  "text",
  content = ''
);
create trigger "leave" after delete on "events" begin
  delete from "texts" where rowid = old."id";
end;
create table "kept" (
  "desk" integer primary key not null
) strict, without rowid;`;
  expect(postgresText(sqlite)).toBe(`create table "kept" (
  "desk" bigint primary key not null
);`);
});

test("no shipped migration keeps a word that PostgreSQL does not know, or knows as something smaller", () => {
  for (const { sql } of shippedMigrations()) {
    const statements = postgresText(sql).replaceAll(/--.*$/gm, "");
    expect(statements).not.toMatch(/\b(integer|strict|rowid|pragma|autoincrement)\b/i);
  }
});
