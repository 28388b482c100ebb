import { expect, test } from "vitest";
import { placeOn } from "./small-picture.ts";

test("LK5: a logo is drawn whole, in the middle", () => {
  expect(placeOn(256, 128, "whole")).toEqual({ x: 0, y: 32, width: 128, height: 64 });
  expect(placeOn(64, 32, "whole")).toEqual({ x: 0, y: 32, width: 128, height: 64 });
});

test("LK5: a face fills the square, cut off at its longer sides alike", () => {
  expect(placeOn(256, 128, "cut")).toEqual({ x: -64, y: 0, width: 256, height: 128 });
  expect(placeOn(100, 200, "cut")).toEqual({ x: 0, y: -64, width: 128, height: 256 });
});
