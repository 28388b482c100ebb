import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openStore } from "./open.ts";
import { agents, conversations, desks, slots } from "./schema.ts";
import { all, one, run, step } from "./script.ts";
import { sqliteText } from "./sqlite-runner.ts";
import { renamed, statement } from "./statement.ts";
import { hireTeam, ids } from "./testing/team.ts";

const byPresence = statement(
  "test: agents by presence",
  { desk: agents.desk, presence: agents.presence },
  (db, p) =>
    db
      .select({ id: agents.id, called: renamed(agents.name, "called") })
      .from(agents)
      .where(and(eq(agents.desk, p.desk), eq(agents.presence, p.presence))),
);
const setPreferred = statement(
  "test: set preferred agent",
  { desk: conversations.desk, preferredAgent: conversations.preferredAgent },
  (db, p) =>
    db
      .update(conversations)
      .set({ preferredAgent: p.preferredAgent })
      .where(eq(conversations.desk, p.desk)),
);

test("a row has the names and the values of what was selected", () => {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  const rows = store.runner.now(all(byPresence, { desk: 1, presence: "connected" }));
  expect(rows).toEqual([{ id: ids.agent, called: "Ana" }]);
  store.close();
});

test("constants are written into the text, parameters are not", () => {
  const heads = statement("test: heads", { line: conversations.line }, (db, p) =>
    db
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          eq(conversations.language, "it's"),
          eq(conversations.isReachable, 1),
          eq(conversations.line, p.line),
        ),
      )
      .limit(2),
  );
  expect(sqliteText(heads)).toContain(
    `("conversations"."language" = 'it''s' and "conversations"."isReachable" = 1 and "conversations"."line" = likely(?)) limit 2`,
  );
  expect(heads.binds).toEqual(["line"]);
});

test("a statement that would lie or do nothing is refused when it is written", () => {
  const write = (build: Parameters<typeof statement>[2], shape = {}) =>
    statement("test: refused", shape, build);
  expect(() => write((db) => db.select({ agent: agents.id }).from(agents))).toThrow(
    "agent would come back as id",
  );
  expect(() =>
    write((db) => db.select().from(agents).innerJoin(slots, eq(slots.agent, agents.id))),
  ).toThrow("select columns, not tables");
  expect(() => write((db) => db.select({ id: desks.id }).from(desks), { desk: desks.id })).toThrow(
    'never uses its parameter "desk"',
  );
  expect(() =>
    write((db) =>
      db
        .select({ id: desks.id })
        .from(desks)
        .where(sql`1 = '?'`),
    ),
  ).toThrow('"?" may only stand for a parameter');
  expect(() =>
    statement("test: heads", {}, (db) => db.select({ id: desks.id }).from(desks)),
  ).toThrow("two statements named");
});

test("a statement whose result is not what was declared is refused at start", () => {
  const store = openStore(":memory:");
  const lying = { ...byPresence, columns: ["id", "name"] };
  expect(() => store.runner.prepare(lying)).toThrow(
    "answers (id,called) where (id,name) is declared",
  );
  store.close();
});

test("a parameter that is missing at run time is an error, not a null", () => {
  const store = openStore(":memory:");
  const params: { desk: number; preferredAgent: number | null } = JSON.parse('{"desk":1}');
  expect(() => store.runner.now(run(setPreferred, params))).toThrow(
    'not given its parameter "preferredAgent"',
  );
  store.close();
});

/** What must not compile: each line is an error that the type checker is told to expect. Never called. */
export function mustNotCompile() {
  const insertSlot = statement("test: slot for types", getTableColumns(slots), (db, p) =>
    db.insert(slots).values(p),
  );
  return [
    // @ts-expect-error A parameter is missing.
    one(byPresence, { desk: 1 }),
    // @ts-expect-error Not one of the column's values.
    one(byPresence, { desk: 1, presence: "asleep" }),
    // @ts-expect-error A column that is never null takes no null.
    one(byPresence, { desk: null, presence: "offline" }),
    // @ts-expect-error A statement that returns rows is not run for its effect.
    run(byPresence, { desk: 1, presence: "offline" }),
    // @ts-expect-error A column is missing.
    step(insertSlot, { desk: 1, agent: 1, slot: 1, conversation: 1, kind: "chat" }),
    step(setPreferred, { desk: 1, preferredAgent: null }),
  ];
}
