import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextMark } from "../protocol/index.ts";
import { type MarkedPart, markedPartsOf } from "./marked-text.ts";

const words = (part: MarkedPart): string =>
  "tag" in part ? part.parts.map(words).join("") : part.text;
// Safe: that these are no marks is what is tested.
const drawn = (text: string, marks: unknown) =>
  markedPartsOf(text, [], marks as readonly TextMark[])
    .map(words)
    .join("");

test.each([
  [[{ start: 0, end: 3, kind: "script", opening: 1, closing: 1 }]],
  [[{ start: 0, end: 99, kind: "em", opening: 1, closing: 1 }]],
  [[{ start: 0, end: 2, kind: "em", opening: 2, closing: 2 }]],
  [[{ start: 2, end: 0, kind: "em", opening: 0, closing: 0 }]],
  [[{ start: "a", end: null, kind: "em" }]],
  [[null]],
  ["text"],
  [7],
  [undefined],
])("MD1: %j is no mark, and the words stand as they were written", (marks) => {
  expect(drawn("*a* <b>", marks)).toBe("*a* <b>");
});

test("MD1: whatever comes as marks, drawing ends and shows no more than the few elements", () => {
  const mark = fc.record(
    {
      start: fc.integer(),
      end: fc.integer(),
      kind: fc.constantFrom("em", "li", "emoji", "x"),
      opening: fc.integer(),
      closing: fc.integer(),
      shown: fc.string(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.string(), fc.array(fc.oneof(mark, fc.anything())), (text, marks) => {
      expect(typeof drawn(text, marks)).toBe("string");
    }),
  );
});
