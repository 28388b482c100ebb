import { describe, expect, inject, test } from "vitest";
import { everyStatement } from "../testing/every-statement.ts";
import { objectionsOfPostgres } from "./postgres-statements.ts";
import { scenarios } from "./scenarios.ts";
import { postgresSchema, postgresSubject, sqliteSubject, type SubjectMaker } from "./subject.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** PRESENTLY_TEST_POSTGRES_URL, empty where no PostgreSQL is at hand. */
    postgresUrl: string;
  }
}

const url = inject("postgresUrl");
const engines: [name: string, make: SubjectMaker][] = [
  ["SQLite", sqliteSubject],
  ...(url === "" ? [] : [["PostgreSQL", postgresSubject(url)] satisfies [string, SubjectMaker]]),
];

/** Where there is no PostgreSQL, its statements have nobody to be read by, and the list is empty. */
async function misunderstood(): Promise<string[]> {
  if (url === "") return [];
  const { store, drop } = await postgresSchema(url);
  try {
    return await objectionsOfPostgres(store, await everyStatement());
  } finally {
    await drop();
  }
}

describe.for(engines)("%s", ([, make]) => {
  test.for(scenarios)("$name", async ({ run }) => {
    await using subject = await make();
    await run(subject);
  });
});

test("PostgreSQL, where there is one, understands every statement of the server", async () => {
  expect(await misunderstood()).toEqual([]);
});

test("the engines are those that were asked for", () => {
  expect(engines).toHaveLength(url === "" ? 1 : 2);
});
