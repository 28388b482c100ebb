import fc from "fast-check";
import { expect, test } from "vitest";
import { PackedReader, PackedWriter } from "./packed-numbers.ts";
import { Buckets } from "./buckets.ts";

const spans = fc.array(fc.integer({ min: 0, max: 30 * 24 * 3_600_000 }), {
  minLength: 1,
  maxLength: 200,
});

function bucketsOf(values: readonly number[]): Buckets {
  const buckets = new Buckets();
  for (const value of values) buckets.add(value);
  return buckets;
}

/** The nearest rank, of the spans themselves. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? Number.NaN;
}

test("RP6: percentiles are at most 2.5 % or half a second off, the mean is exact", () => {
  fc.assert(
    fc.property(spans, (values) => {
      const spread = bucketsOf(values).spread();
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      expect(spread?.count).toBe(values.length);
      expect(spread?.meanMs).toBe(Math.round(mean));
      for (const [told, share] of [
        [spread?.p50Ms, 0.5],
        [spread?.p90Ms, 0.9],
        [spread?.p95Ms, 0.95],
      ] as const) {
        const exact = percentile(values, share);
        expect(Math.abs((told ?? Number.NaN) - exact)).toBeLessThanOrEqual(
          Math.max(500, exact * 0.025 + 1),
        );
      }
    }),
  );
});

function packed(buckets: Buckets): Uint8Array {
  const to = new PackedWriter();
  buckets.pack(to);
  return to.bytes();
}

test("RP6: what is added in parts, written down and read again, is what is added at once", () => {
  fc.assert(
    fc.property(spans, spans, (some, others) => {
      const apart = new Buckets();
      apart.addPacked(new PackedReader(packed(bucketsOf(some))));
      apart.addAll(bucketsOf(others));
      expect(packed(apart)).toEqual(packed(bucketsOf([...some, ...others])));
    }),
  );
  const none = new Buckets();
  none.addPacked(new PackedReader(packed(new Buckets())));
  expect(none.spread()).toBeNull();
});

test("RP6: numbers are read as they were written, up to the largest, and never past the end", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
      const to = new PackedWriter();
      for (const number of numbers) to.number(number);
      const from = new PackedReader(to.bytes());
      for (const number of numbers) expect(from.number()).toBe(number);
      expect(() => from.number()).toThrow(RangeError);
    }),
  );
  for (const odd of [-1, 0.5, Number.NaN, 2 ** 53])
    expect(() => new PackedWriter().number(odd)).toThrow(RangeError);
});
