import { expect, test } from "vitest";
import { Patience } from "./patience.ts";

const MINUTE = 60_000;
const stays = (patience: Patience, minutes: number) => Math.exp(-patience.hazard(minutes * MINUTE));

test("W6: before anybody has waited, one leaves in 25 minutes", () => {
  const patience = new Patience();
  expect(1 / patience.rate / MINUTE).toBeCloseTo(25);
  expect(stays(patience, 25)).toBeCloseTo(Math.exp(-1));
});

test("W6: who was served counts as not having left", () => {
  const patience = new Patience();
  patience.learn(25 * MINUTE, false);
  expect(1 / patience.rate / MINUTE).toBeCloseTo(50);
  patience.learn(0, true);
  expect(1 / patience.rate / MINUTE).toBeCloseTo(50);
});

test("W6: many who leave at once say little of those who have stayed for ten minutes", () => {
  const patience = new Patience();
  for (let at = 0; at < 200; at += 1) {
    patience.learn(MINUTE / 2, true);
    patience.learn(15 * MINUTE, false);
  }
  expect(stays(patience, 1)).toBeLessThan(0.7);
  expect(stays(patience, 15) / stays(patience, 1)).toBeGreaterThan(0.9);
});
