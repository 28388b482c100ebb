import { randomOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { isUnusuallyBusy } from "./demand.ts";

test("M2: an hour is unusually busy when it brings more than chance and than any of its weeks did", () => {
  expect(isUnusuallyBusy(20, [8, 10, 9, 12])).toBe(true);
  expect(isUnusuallyBusy(14, [8, 10, 9, 12])).toBe(false);
  // A week of the past was as busy: then it is what the hour can bring.
  expect(isUnusuallyBusy(30, [8, 29, 9, 12])).toBe(true);
  expect(isUnusuallyBusy(30, [8, 30, 9, 12])).toBe(false);
});

test("M2: with too short a past, or in an hour that is quiet by any measure, nothing is said", () => {
  expect(isUnusuallyBusy(100, [1, 1])).toBe(false);
  expect(isUnusuallyBusy(4, [0, 0, 0, 0])).toBe(false);
  expect(isUnusuallyBusy(5, [0, 0, 0, 0])).toBe(true);
  expect(isUnusuallyBusy(0, [])).toBe(false);
});

test("M2: the binomial's tail is that of a table, also where its parts are too small for numbers", () => {
  // P(X >= 9 | 16, 1/4) = 0.0075; P(X >= 8 | 16, 1/4) = 0.0271.
  expect(isUnusuallyBusy(9, [3, 2, 2])).toBe(true);
  expect(isUnusuallyBusy(8, [3, 3, 2])).toBe(false);
  const past = Array.from({ length: 8 }, () => 20_000);
  expect(isUnusuallyBusy(20_200, past)).toBe(false);
  expect(isUnusuallyBusy(21_000, past)).toBe(true);
});

test("M2: where nothing is unusual it is said in less than one hour of a hundred", () => {
  const random = randomOf(7);
  const poisson = (mean: number) => {
    let count = 0;
    for (let rest = Math.exp(-mean), drawn = random.next(); drawn > rest; drawn *= random.next())
      count += 1;
    return count;
  };
  let said = 0;
  for (let hour = 0; hour < 4000; hour += 1) {
    const past = Array.from({ length: 8 }, () => poisson(12));
    if (isUnusuallyBusy(poisson(12), past)) said += 1;
  }
  expect(said / 4000).toBeLessThan(0.01);
});
