import { expect, test } from "vitest";
import { markedParts } from "./marked-parts.ts";

test("SE2: the parts are the text, and those marked are what was found", () => {
  const text = "the Refund came, refunded";
  const parts = markedParts(text, [
    { from: 4, to: 10 },
    { from: 17, to: 23 },
  ]);
  expect(parts.map(({ part }) => part).join("")).toBe(text);
  expect(parts.filter(({ isMarked }) => isMarked).map(({ part }) => part)).toEqual([
    "Refund",
    "refund",
  ]);
  expect(markedParts("all", [{ from: 0, to: 3 }])).toEqual([
    { from: 0, part: "all", isMarked: true },
  ]);
});
