import { property, assert, integer } from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, inkOn } from "./contrast.ts";

test.for([
  ["#000000", "#ffffff", 21],
  ["#777777", "#ffffff", 4.48],
  ["#0000ff", "#ffffff", 8.59],
  ["#ff0000", "#000000", 5.25],
  ["#115e59", "#ffffff", 7.58],
] as const)("LK2: %s on %s has the contrast %d, as others compute it", ([one, other, ratio]) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 1);
  expect(contrastOf(other, one)).toBe(contrastOf(one, other));
});

test("LK2: whatever the colour, the words on it have at least 4.5", () => {
  assert(
    property(integer({ min: 0, max: 0xffffff }), (value) => {
      expect(inkOn(`#${value.toString(16).padStart(6, "0")}`).ratio).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
