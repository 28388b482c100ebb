import { expect, test } from "vitest";
import { sideOf } from "./side.ts";

test("left and right change places in a right-to-left page", () => {
  expect(sideOf(undefined, "")).toBe("right");
  expect(sideOf("left", "ltr")).toBe("left");
  expect(sideOf("right", "rtl")).toBe("left");
  expect(sideOf("left", "rtl")).toBe("right");
  expect(sideOf("nonsense", "")).toBe("right");
});
