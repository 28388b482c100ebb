import { expect, test } from "vitest";
import { isNews, rangeToTell, type Shown, type Tellable } from "./display-rule.ts";

const MINUTE = 60_000;
const shown = (high: number): Shown => ({
  atMs: 0,
  range: { lowMs: MINUTE, expectedMs: 6 * MINUTE, highMs: high * MINUTE },
  refusal: null,
});
/** A range from now on, and the bound it would be put off to, in minutes. */
const next = (expected: number, high: number, firm = high): Tellable => ({
  range: { lowMs: 0, expectedMs: expected * MINUTE, highMs: high * MINUTE },
  refusal: null,
  firmHighMs: firm * MINUTE,
  isFree: false,
});

test("W3: a bound that is put off is put off to one that holds more often", () => {
  const later = next(12, 18, 24);
  expect(isNews(shown(10), later, 2 * MINUTE)).toBe(true);
  expect(rangeToTell(shown(10), later, 2 * MINUTE)?.highMs).toBe(24 * MINUTE);
});

test("W3: a bound is brought forward only to one that holds more often, and only if that is earlier", () => {
  expect(isNews(shown(20), next(2, 4, 6), 2 * MINUTE)).toBe(true);
  expect(rangeToTell(shown(20), next(2, 4, 6), 2 * MINUTE)?.highMs).toBe(6 * MINUTE);
  expect(isNews(shown(20), next(2, 4, 17), 2 * MINUTE)).toBe(false);
});

test("W3: when the expectation has run out it moves, and the bound that was promised does not", () => {
  expect(isNews(shown(10), next(2, 3, 4), 5 * MINUTE)).toBe(false);
  expect(isNews(shown(10), next(2, 3.5, 4), 6 * MINUTE)).toBe(true);
  const told = rangeToTell(shown(10), next(5, 3.5, 4), 6 * MINUTE);
  expect(told).toEqual({ lowMs: 0, expectedMs: 4 * MINUTE, highMs: 4 * MINUTE });
});

test("W8: who gets a free slot is told 30 s, however little more was left of the bound before, and keeps less", () => {
  const free = {
    range: { lowMs: 0, expectedMs: 5000, highMs: 30_000 },
    refusal: null,
    firmHighMs: 30_000,
    isFree: true,
  };
  for (const leftMs of [31_000, 75_000]) {
    expect(isNews(shown(10), free, 10 * MINUTE - leftMs)).toBe(true);
    expect(rangeToTell(shown(10), free, 10 * MINUTE - leftMs)?.highMs).toBe(30_000);
  }
  expect(rangeToTell(shown(10), free, 10 * MINUTE - 20_000)?.highMs).toBe(20_000);
  expect(isNews(shown(10), free, 10 * MINUTE - 76_000)).toBe(true);
  expect(rangeToTell(shown(10), free, 10 * MINUTE - 76_000)?.highMs).toBe(30_000);
});

test("W3: nobody is told more often than every quarter of a minute", () => {
  expect(isNews(shown(10), next(30, 40), 14_000)).toBe(false);
  expect(isNews(shown(10), next(30, 40), 15_000)).toBe(true);
  expect(isNews(null, next(30, 40), 0)).toBe(true);
});
