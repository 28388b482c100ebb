import fc from "fast-check";
import { expect, test } from "vitest";
import { referenceOf } from "./reference.ts";

const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("");
const id = fc.array(fc.constantFrom(...signs), { minLength: 21, maxLength: 21 });

test("M1: a conversation has one short number that can be read aloud", () => {
  fc.assert(
    fc.property(id, (random) => {
      const reference = referenceOf(`cnv_${random.join("")}`);
      expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(referenceOf(`cnv_${random.join("")}`)).toBe(reference);
    }),
  );
});

test("M1: the number differs wherever one of the first eight signs makes it differ", () => {
  const numbers = signs.slice(0, 32).map((sign) => referenceOf(`cnv_${sign}${"A".repeat(20)}`));
  expect(new Set(numbers).size).toBe(32);
});
