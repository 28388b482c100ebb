import { expect, test } from "vitest";
import { whyNoOffer } from "./offers.ts";

const complaint = { sinceMs: 1, cause: "marked" } as const;

test("CR8, M19: an offer waits until it is solved or asked for, and beside a complaint there is none; other kinds always go", () => {
  expect(whyNoOffer("reply", { isSolved: false, complaint }, false)).toBeUndefined();
  expect(whyNoOffer("offer", { isSolved: null }, false)).toContain("asks for it");
  expect(whyNoOffer("offer", { isSolved: null }, true)).toBeUndefined();
  expect(whyNoOffer("offer", { isSolved: true }, false)).toBeUndefined();
  expect(whyNoOffer("offer", { isSolved: true, complaint }, true)).toContain("complaint");
});
