import { randomOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { arrivalsPerMs, DAY_MS, logNormal, untilNextVisitor } from "./day.ts";

test("over a demo day as many visitors come as its hours say, and most of them by day", () => {
  const random = randomOf(7);
  const came: number[] = [];
  for (let atMs = 0; ;) {
    atMs += untilNextVisitor(random, atMs);
    if (atMs > 200 * DAY_MS) break;
    came.push(atMs);
  }
  const minutes = Array.from({ length: 1_440 }, (_, minute) =>
    arrivalsPerMs((minute * DAY_MS) / 1_440),
  );
  const expected = minutes.reduce((sum, rate) => sum + (rate * DAY_MS) / 1_440, 0);
  expect(came.length / 200 / expected).toBeCloseTo(1, 1);
});

test("half of the drawn lengths lie below their median", () => {
  const random = randomOf(3);
  const drawn = Array.from({ length: 4_000 }, () => logNormal(random, 90_000, 0.6));
  expect(drawn.filter((length) => length < 90_000).length / 4_000).toBeCloseTo(0.5, 1);
});
