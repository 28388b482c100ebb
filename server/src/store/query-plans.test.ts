import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { openStore, type Store } from "./open.ts";
import { explain, objections } from "./query-plans.ts";
import { conversations } from "./schema.ts";
import { statement } from "./statement.ts";
import { everyStatement } from "./testing/every-statement.ts";

const shipped = (await everyStatement()).filter(({ name }) => !name.startsWith("test:"));

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
