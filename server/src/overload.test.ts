import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { watchOverload } from "./overload.ts";

function overloadAt(lagMs: () => number) {
  const clock = manualClock();
  const lag = { sampleMs: lagMs, close: () => undefined };
  const limits = { overloadLagMs: 250, overloadForMs: 5_000 };
  return { clock, overload: watchOverload(limits, clock, lag) };
}

test("R23: the server is overloaded once the event loop was late for five seconds on end, and no sooner", () => {
  const { clock, overload } = overloadAt(() => 251);
  clock.advance(4_000);
  expect(overload.isOverloaded()).toBe(false);
  clock.advance(1_000);
  expect(overload.isOverloaded()).toBe(true);
});

test("R23: one quick second ends the overload, and the count starts anew", () => {
  let lagMs = 400;
  const { clock, overload } = overloadAt(() => lagMs);
  clock.advance(6_000);
  lagMs = 10;
  clock.advance(1_000);
  expect(overload.isOverloaded()).toBe(false);
  lagMs = 400;
  clock.advance(4_000);
  expect(overload.isOverloaded()).toBe(false);
});

test("a watch that is closed leaves no timer behind", () => {
  const { clock, overload } = overloadAt(() => 0);
  overload.close();
  expect(clock.pendingTimers()).toBe(0);
});
