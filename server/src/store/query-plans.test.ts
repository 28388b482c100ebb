import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { openStore, type Store } from "./open.ts";
import { explain, objections } from "./query-plans.ts";
import { conversations } from "./schema.ts";
import { compiledStatements, statement } from "./statement.ts";

// Every module of the server that writes a statement, so that none is forgotten.
const root = new URL("../", import.meta.url);
const modules = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => new URL(name, root))
  .filter((module) => /= statement\(/.test(readFileSync(module, "utf8")));
await Promise.all(modules.map((module) => import(module.href)));
const shipped = compiledStatements();

let store: Store;
beforeAll(() => {
  store = openStore(":memory:");
});
afterAll(() => store.close());

describe("R23: every statement finds its rows by the index that stands beside it", () => {
  test("there are statements to look at", () => {
    expect(shipped.length).toBeGreaterThan(20);
  });

  test.for(shipped)("$name", (compiled) => {
    expect(objections(store.db, compiled)).toEqual([]);
  });
});

test("R23: a hundred thousand conversations change no plan", () => {
  const before = shipped.map((compiled) => explain(store.db, compiled));
  fillWithConversations(100_000);
  store.db.exec("analyze sqlite_schema");
  expect(shipped.map((compiled) => explain(store.db, compiled))).toEqual(before);
});

test("R23: a scan, or another index than the one named, is objected to", () => {
  const byState = statement(
    "test: conversations in a state",
    { line: conversations.line },
    (db, p) =>
      db.select({ id: conversations.id }).from(conversations).where(eq(conversations.line, p.line)),
    { index: "conversationsLineHead" },
  );
  expect(objections(store.db, byState)).toHaveLength(2);
});

function fillWithConversations(count: number): void {
  store.db.pragma("foreign_keys = off");
  store.db.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into "conversations" ("desk", "id", "publicId", "site", "visitor", "line", "state", "priority", "isReturned", "rankMs",
      "queuedAtMs", "isReachable", "transferCount", "language", "timeZone", "createdAtMs", "lastPublicSeq", "lastDeskSeq")
    select 1, i, 'cnv_' || i, 1, i, i % 7, iif(i % 100 = 0, 'queued', 'closed'), 0, 0, i, i, 1, 0, 'en', 'UTC', i, 0, 0 from n`);
}
