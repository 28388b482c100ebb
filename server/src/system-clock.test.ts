import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "./system-clock.ts";

const HOUR_MS = 3_600_000;
const SECOND_MS = 1000;

beforeEach(() => {
  // The wall alone is moved by hand; monotonic time goes on as it does.
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each([HOUR_MS, -HOUR_MS])(
  "G10, R50: a wall clock that jumps by %d ms moves time by next to nothing, and never back",
  (jumpMs) => {
    const clock = systemClock();
    const before = clock.nowMs();
    vi.setSystemTime(Date.now() + jumpMs);
    const after = clock.nowMs();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after - before).toBeLessThan(SECOND_MS);
  },
);

test("G10, R50: after a restart on a machine whose clock was set back, time goes on from the last event", () => {
  const lastEventMs = Date.now() + 2 * HOUR_MS;
  const clock = systemClock(lastEventMs);
  expect(clock.nowMs()).toBeGreaterThanOrEqual(lastEventMs);
  expect(clock.nowMs() - lastEventMs).toBeLessThan(SECOND_MS);
});

test("a clock whose last event is long ago shows the wall's time", () => {
  expect(Math.abs(systemClock(Date.now() - HOUR_MS).nowMs() - Date.now())).toBeLessThan(SECOND_MS);
});
