import { expect, test } from "vitest";
import { trendOf } from "./trend.ts";

test.each([
  [9, [4, 4, 4, 4], "more"],
  [8, [4, 4, 4, 4], "same"],
  [0, [9, 9, 9, 9], "less"],
  [3, [9, 9, 9, 9], "same"],
  [2, [0, 0, 0, 0], "fresh"],
] as const)("WA3: %d beside %j is %s", (lately, before, kind) => {
  expect(trendOf({ lately, before: [...before] }).kind).toBe(kind);
});
