import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { contrastOf } from "./contrast.ts";
import { EDGE_CONTRAST, paletteOf, reaching, WORDS_CONTRAST } from "./palette.ts";

const anyColor = integer({ min: 0, max: 0xffffff }).map(
  (value) => `#${value.toString(16).padStart(6, "0")}`,
);

test("LK7: of whatever pair that reads, all words read on both surfaces, and what is pressed can be told from them", () => {
  assert(
    property(anyColor, anyColor, (surface, wanted) => {
      const end = contrastOf(surface, "#000000") >= WORDS_CONTRAST ? "#000000" : "#ffffff";
      const ink = reaching(wanted, end, [surface], WORDS_CONTRAST);
      const { sunken, soft, fault, control, good, wait } = paletteOf({ surface, ink });
      for (const words of [ink, soft, fault])
        for (const behind of [surface, sunken])
          expect(contrastOf(words, behind)).toBeGreaterThanOrEqual(WORDS_CONTRAST);
      for (const sign of [control, good, wait])
        expect(contrastOf(sign, surface)).toBeGreaterThanOrEqual(EDGE_CONTRAST);
    }),
    { numRuns: 2000 },
  );
});

test("LK7: what is between the two is unlike the usual where the two are", () => {
  const usual = paletteOf({ surface: "#ffffff", ink: "#17211f" });
  const cream = paletteOf({ surface: "#fff3dc", ink: "#3b2a14" });
  for (const name of ["sunken", "soft", "edge", "control"] as const)
    expect(cream[name], name).not.toBe(usual[name]);
  expect(cream.scheme).toBe("light");
  expect(paletteOf({ surface: "#2b1d3a", ink: "#f5eaff" }).scheme).toBe("dark");
});

test("LK7: a colour that reads stays as it is; one that does not goes as far as it must", () => {
  expect(reaching("#17211f", "#000000", ["#ffffff"], WORDS_CONTRAST)).toBe("#17211f");
  const moved = reaching("#bbbbbb", "#000000", ["#ffffff"], WORDS_CONTRAST);
  expect(contrastOf(moved, "#ffffff")).toBeGreaterThanOrEqual(WORDS_CONTRAST);
  expect(contrastOf(moved, "#ffffff")).toBeLessThan(5.2);
});
