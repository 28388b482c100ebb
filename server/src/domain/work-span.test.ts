import { expect, test } from "vitest";
import { isAtWork, LEAST_PAUSE_MS, type WorkSpan, workSpanAfter } from "./work-span.ts";

const at = (sinceMs: number, restSinceMs: number | null = null): WorkSpan => ({
  sinceMs,
  restSinceMs,
});

test("BO4: who is online and not gone is at work, also while they reconnect", () => {
  expect(isAtWork({ availability: "online", presence: "connected" })).toBe(true);
  expect(isAtWork({ availability: "online", presence: "reconnecting" })).toBe(true);
  expect(isAtWork({ availability: "online", presence: "offline" })).toBe(false);
  expect(isAtWork({ availability: "away", presence: "connected" })).toBe(false);
  expect(isAtWork({ availability: "break", presence: "connected" })).toBe(false);
});

test("BO4: the count begins with work and goes on over a rest of less than five minutes", () => {
  expect(workSpanAfter(undefined, false, 1)).toBeUndefined();
  expect(workSpanAfter(undefined, true, 1)).toEqual(at(1));
  expect(workSpanAfter(at(1), true, 50)).toBeUndefined();
  expect(workSpanAfter(at(1), false, 100)).toEqual(at(1, 100));
  expect(workSpanAfter(at(1, 100), false, 200)).toBeUndefined();
  expect(workSpanAfter(at(1, 100), true, 99 + LEAST_PAUSE_MS)).toEqual(at(1));
  expect(workSpanAfter(at(1, 100), true, 100 + LEAST_PAUSE_MS)).toEqual(at(100 + LEAST_PAUSE_MS));
});
