import fc from "fast-check";
import { expect, test } from "vitest";
import { isGivenUp, mailLimits, mayGoAtMs, retryDelayMs } from "./mail.ts";

const HOUR_MS = 3_600_000;
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("ML3, R44: retries lie between 5 s and 24 h and grow, with a spread that keeps them apart", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), chance, (tries, random) => {
      const delayMs = retryDelayMs(tries, random);
      expect(delayMs).toBeGreaterThanOrEqual(5_000);
      expect(delayMs).toBeLessThanOrEqual(24 * HOUR_MS);
    }),
  );
  expect([1, 2, 3, 9].map((tries) => retryDelayMs(tries, 0.5))).toEqual([
    5_000,
    20_000,
    80_000,
    24 * HOUR_MS,
  ]);
  expect(retryDelayMs(4, 0)).toBeLessThan(retryDelayMs(4, 0.999));
});

test("ML3: what could not be handed over for three days is given up, not before", () => {
  expect(isGivenUp(0, 72 * HOUR_MS - 1)).toBe(false);
  expect(isGivenUp(0, 72 * HOUR_MS)).toBe(true);
});

test("ML4: however mails are asked for, no span holds more than its limit, and none waits without need", () => {
  const limit = mailLimits.address;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: HOUR_MS }), { maxLength: 40 }), (gaps) => {
      let nowMs = 0;
      const went: number[] = [];
      for (const gapMs of gaps) {
        nowMs += gapMs;
        const atMs = mayGoAtMs(went.toReversed(), limit, nowMs);
        expect(atMs).toBeGreaterThanOrEqual(nowMs);
        if (atMs > nowMs) {
          const full = went.filter((before) => before > atMs - limit.spanMs - 1);
          expect(full.length).toBeGreaterThanOrEqual(limit.count);
        }
        nowMs = atMs;
        went.push(atMs);
        const inSpan = went.filter((before) => before > atMs - limit.spanMs);
        expect(inSpan.length).toBeLessThanOrEqual(limit.count);
      }
    }),
  );
});
