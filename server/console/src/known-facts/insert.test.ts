import { expect, test } from "vitest";
import { withInserted } from "./insert.ts";

test("a value stands apart from the words around it, and the caret behind it", () => {
  expect(withInserted("", 0, "a@b.c")).toEqual({ text: "a@b.c", caret: 5 });
  expect(withInserted("Is it", 5, "17")).toEqual({ text: "Is it 17", caret: 8 });
  expect(withInserted("Is it ?", 6, "17")).toEqual({ text: "Is it 17?", caret: 8 });
  expect(withInserted("or not", 0, "17")).toEqual({ text: "17 or not", caret: 2 });
});
