import { expect, test } from "vitest";
import { openStore } from "./open.ts";
import { anyOf, findConversations, placesIn, putText } from "./search-index.ts";

test("SE5: the statements of the index are this schema's, and their columns those that are declared", () => {
  const store = openStore(":memory:");
  for (const statement of [putText, placesIn, findConversations(0), findConversations(8)])
    expect(() => store.runner.prepare(statement), statement.name).not.toThrow();
  store.close();
});

test("SE1: each word is in quotes, with a star", () => {
  expect(anyOf(["or", "7"])).toBe(`"or"* OR "7"*`);
});
