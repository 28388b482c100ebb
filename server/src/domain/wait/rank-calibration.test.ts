import { expect, test } from "vitest";
import { rankIn, quantileOf, sketchOf } from "./quantile-sketch.ts";
import { Random } from "./random.ts";
import { RankCalibration } from "./rank-calibration.ts";

test("W11: a model that is right is told as it is", () => {
  const calibration = new RankCalibration();
  expect(calibration.level("line", 0.9)).toBeCloseTo(0.9, 1);
  for (let at = 0; at < 400; at += 1) calibration.learnServed("line", ((at * 61) % 199) / 199);
  expect(calibration.level("line", 0.9)).toBeCloseTo(0.9, 1);
  expect(calibration.level("line", 0.1)).toBeCloseTo(0.1, 1);
});

test("W11: waits that rank high raise what is told, and it comes back when they no longer do", () => {
  const calibration = new RankCalibration();
  const random = new Random(1);
  for (let at = 0; at < 200; at += 1) calibration.learnServed("line", Math.sqrt(random.next()));
  expect(calibration.level("line", 0.9)).toBeGreaterThan(0.92);
  expect(calibration.level("line", 0.1)).toBeGreaterThan(0.2);
  for (let at = 0; at < 200; at += 1) calibration.learnServed("line", random.next());
  expect(calibration.level("line", 0.1)).toBeLessThan(0.2);
});

test("W11: of one who left, the wait is taken to end somewhere beyond", () => {
  const calibration = new RankCalibration();
  for (let at = 0; at < 200; at += 1) calibration.learnLeft("line", 0.5, (at + 0.5) / 200);
  expect(calibration.level("line", 0.1)).toBeCloseTo(0.55, 1);
  expect(calibration.level("line", 0.9)).toBeCloseTo(0.95, 1);
});

test("W11: a line is calibrated by its own from a hundred ranks on", () => {
  const calibration = new RankCalibration();
  for (let at = 0; at < 99; at += 1) calibration.learnServed("slow", 0.9);
  for (let at = 0; at < 200; at += 1) calibration.learnServed("quick", 0.2);
  expect(calibration.level("slow", 0.5)).toBeCloseTo(0.2);
  calibration.learnServed("slow", 0.9);
  expect(calibration.level("slow", 0.5)).toBeCloseTo(0.9);
});

test("W11: ranks in a right sketch are evenly spread, within ties too", () => {
  const random = new Random(4);
  const sample = Float64Array.from({ length: 160 }, () => random.exponential()).sort();
  const sketch = sketchOf(sample);
  expect(quantileOf(sketch, 0.5)).toBeCloseTo(Math.log(2), 0);
  const ranks = Array.from({ length: 2000 }, () =>
    rankIn(sketch, random.exponential(), random.next()),
  );
  expect(ranks.reduce((sum, rank) => sum + rank, 0) / 2000).toBeCloseTo(0.5, 1);
  const zero = sketchOf(new Float64Array(160));
  const tied = Array.from({ length: 2000 }, () => rankIn(zero, 0, random.next()));
  expect(Math.min(...tied)).toBeLessThan(0.05);
  expect(Math.max(...tied)).toBeGreaterThan(0.95);
});
