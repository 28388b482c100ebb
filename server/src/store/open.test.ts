import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { connect } from "./connection.ts";
import { databaseFile, openStore, type Store } from "./open.ts";
import { assertPragmas, assertSqliteVersion } from "./pragmas.ts";
import { newestSchemaVersion, shippedMigrations } from "./schema-version.ts";
import { StoreRefusal } from "./store-refusal.ts";
import { createSqliteRunner } from "./sqlite-runner.ts";
import { appending } from "./testing/appending.ts";
import { scratchFolder } from "./testing/scratch-folder.ts";

const NEWEST = newestSchemaVersion();

/** What `act` refused with. */
function refusalOf(act: () => unknown): StoreRefusal {
  try {
    act();
  } catch (error) {
    if (error instanceof StoreRefusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

test("R3: after a write and after a reopen the settings of a durable commit hold", () => {
  using folder = scratchFolder();
  for (const round of ["first", "reopened"]) {
    const store = openStore(folder.path);
    store.runner.now(appending(round));
    const settings = [
      "journal_mode",
      "synchronous",
      "foreign_keys",
      "trusted_schema",
      "secure_delete",
      "busy_timeout",
    ];
    expect(settings.map((name) => store.db.pragma(name, { simple: true }))).toEqual([
      "wal",
      2,
      1,
      0,
      1,
      50,
    ]);
    store.close();
  }
});

test("R3: a connection whose commits would not be durable is refused", () => {
  using folder = scratchFolder();
  const store = openStore(folder.path);
  store.db.pragma("synchronous = normal");
  expect(refusalOf(() => assertPragmas(store.db, { busyTimeoutMs: 50 })).message).toContain(
    "synchronous=1",
  );
  store.close();
});

test("R3: opening reads the settings back after a write, and refuses when one does not hold", () => {
  using folder = scratchFolder();
  const careless = {
    version: NEWEST + 1,
    name: "9999-test.sql",
    sql: "pragma secure_delete = off",
  };
  const migrations = [...shippedMigrations(), careless];
  expect(refusalOf(() => openStore(folder.path, { migrations })).message).toContain(
    "secure_delete=0 where 1 is needed",
  );
});

test("R3: a SQLite that can lose commits is refused", () => {
  expect(() => assertSqliteVersion("3.51.2")).toThrow("3.51.3 or newer");
  expect(() => assertSqliteVersion("3.51.3")).not.toThrow();
  expect(() => assertSqliteVersion("3.51.10")).not.toThrow();
  expect(() => assertSqliteVersion("4.0.0")).not.toThrow();
});

test("R48: a second writer in the same folder is refused, and comes in when the first has closed", () => {
  using folder = scratchFolder();
  const first = openStore(folder.path);
  expect(refusalOf(() => openStore(folder.path)).code).toBe("in-use");
  first.close();
  first.close();
  openStore(folder.path).close();
});

test("R48: an open that fails leaves the folder free", () => {
  using folder = scratchFolder();
  writeFileSync(
    databaseFile(folder.path),
    "not a database, but long enough to be looked at as one. ".repeat(20),
  );
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(refusalOf(() => openStore(folder.path)).code).toBe("not-ours");
  }
});

test("R48: another program's database is refused and not changed", () => {
  using folder = scratchFolder();
  const foreign = new Database(databaseFile(folder.path));
  foreign.exec("create table theirs (id integer)");
  foreign.close();
  expect(refusalOf(() => openStore(folder.path)).code).toBe("not-ours");
  const after = new Database(databaseFile(folder.path));
  expect(after.pragma("journal_mode", { simple: true })).toBe("delete");
  after.close();
});

test("R48: a newer schema is refused with a line that says what to do", () => {
  using folder = scratchFolder();
  openStore(folder.path).close();
  const db = new Database(databaseFile(folder.path));
  db.pragma("user_version = 9999");
  db.close();
  const refusal = refusalOf(() => openStore(folder.path));
  expect(refusal.code).toBe("newer");
  expect(refusal.message).toMatch(/newer version \(schema 9999.*restore a backup$/);
});

test("R48: a migration copies the database first, then runs whole", () => {
  using folder = scratchFolder();
  const before = openStore(folder.path);
  before.runner.now(appending("kept"));
  before.close();
  const migrations = [
    ...shippedMigrations(),
    { version: NEWEST + 1, name: "9999-test.sql", sql: "create table added (id integer) strict" },
  ];
  const after = openStore(folder.path, { migrations });
  expect(after.migrated).toMatchObject({ from: NEWEST, to: NEWEST + 1 });
  expect(countEvents(after.db)).toBe(1);
  expect(after.db.prepare("select count(*) from added").pluck().get()).toBe(0);
  after.close();
  const copy = new Database(after.migrated.backup ?? "none", { readonly: true });
  expect([copy.pragma("user_version", { simple: true }), countEvents(copy)]).toEqual([NEWEST, 1]);
  copy.close();
});

test("R48: a database of each former version is brought up to date with what it holds", () => {
  const newest = openStore(":memory:");
  const objectsOf = ({ db }: Store) =>
    db.prepare("select type, name, sql from sqlite_schema order by type, name").all();
  for (let version = 1; version < NEWEST; version += 1) {
    using folder = scratchFolder();
    const migrations = shippedMigrations().slice(0, version);
    const { db } = connect(databaseFile(folder.path), {
      migrations,
      busyTimeoutMs: 50,
      nowMs: 0,
    });
    createSqliteRunner(db).now(appending("kept"));
    db.close();
    const store = openStore(folder.path);
    expect(store.migrated).toMatchObject({ from: version, to: NEWEST });
    expect(countEvents(store.db)).toBe(1);
    expect(objectsOf(store)).toEqual(objectsOf(newest));
    store.close();
  }
  newest.close();
});

test("R48: a migration that fails half way leaves the old schema", () => {
  using folder = scratchFolder();
  openStore(folder.path).close();
  const migrations = [
    ...shippedMigrations(),
    {
      version: NEWEST + 1,
      name: "9999-test.sql",
      sql: "create table added (id integer) strict; create table events (id integer) strict",
    },
  ];
  expect(refusalOf(() => openStore(folder.path, { migrations })).code).toBe("unusable");
  const store = openStore(folder.path);
  expect(store.db.pragma("user_version", { simple: true })).toBe(NEWEST);
  expect(
    store.db.prepare("select count(*) from sqlite_schema where name = 'added'").pluck().get(),
  ).toBe(0);
  store.close();
});

test("R48: after an unclean exit the file is checked, and its commits are there", () => {
  using folder = scratchFolder();
  using crashed = scratchFolder();
  const store = openStore(folder.path);
  store.runner.now(appending("committed"));
  // What a killed process leaves: the file and its log as they are.
  for (const name of readdirSync(folder.path).filter((file) => !file.endsWith("-shm"))) {
    copyFileSync(join(folder.path, name), join(crashed.path, name));
  }
  store.close();
  const reopened = openStore(crashed.path);
  expect(reopened.wasUnclean).toBe(true);
  expect(countEvents(reopened.db)).toBe(1);
  reopened.close();
  const again = openStore(crashed.path);
  expect(again.wasUnclean).toBe(false);
  again.close();
});

test("R48: a file that an unclean exit left damaged is refused", () => {
  using folder = scratchFolder();
  using crashed = scratchFolder();
  const store = openStore(folder.path);
  for (let n = 0; n < 500; n++)
    store.runner.now(appending(`event-${n}`, { text: "x".repeat(200) }));
  store.db.pragma("wal_checkpoint(truncate)");
  store.runner.now(appending("last"));
  for (const name of readdirSync(folder.path).filter((file) => !file.endsWith("-shm"))) {
    copyFileSync(join(folder.path, name), join(crashed.path, name));
  }
  store.close();
  const file = databaseFile(crashed.path);
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length - 40_000, bytes.length - 20_000);
  writeFileSync(file, bytes);
  expect(refusalOf(() => openStore(crashed.path)).code).toBe("damaged");
});

function countEvents(db: Database.Database): unknown {
  return db.prepare("select count(*) from events").pluck().get();
}
