import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createCalm } from "./calmly.ts";

test("BO5: a thousand changes in a second are drawn five times, and the last of them is among these", () => {
  const clock = manualClock();
  let heard = 0;
  const drawn: number[] = [];
  const calm = createCalm(clock, () => drawn.push(heard));
  for (let n = 0; n < 1000; n++) {
    heard += 1;
    calm.hear();
    clock.advance(1);
  }
  expect(drawn).toEqual([1, 250, 500, 750, 1000]);
  heard += 1;
  calm.hear();
  clock.advance(250);
  expect(drawn.at(-1)).toBe(1001);
});

test("BO5: after a silence a change is drawn at once, and after the end nothing is", () => {
  const clock = manualClock();
  let draws = 0;
  const calm = createCalm(clock, () => (draws += 1));
  clock.advance(10_000);
  calm.hear();
  clock.advance(0);
  expect(draws).toBe(1);
  calm.hear();
  calm.stop();
  clock.advance(1000);
  expect(draws).toBe(1);
});
