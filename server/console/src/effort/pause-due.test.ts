import { expect, test } from "vitest";
import { pauseDue, REMIND_AGAIN_MS } from "./pause-due.ts";

const MINUTE_MS = 60_000;
const effort = {
  workSinceMs: 0,
  pauseFromMs: 120 * MINUTE_MS,
  endedChats: 9,
  isEased: false,
};

test("LP2: a pause is reminded of from its time on, and again half an hour after it was put aside", () => {
  expect(pauseDue(effort, undefined, 120 * MINUTE_MS - 1)).toBeUndefined();
  expect(pauseDue(effort, undefined, 120 * MINUTE_MS)).toBe(120 * MINUTE_MS);
  const laterMs = 121 * MINUTE_MS;
  expect(pauseDue(effort, laterMs, laterMs + REMIND_AGAIN_MS - 1)).toBeUndefined();
  expect(pauseDue(effort, laterMs, laterMs + REMIND_AGAIN_MS)).toBe(120 * MINUTE_MS);
});

test("LP2: nobody is reminded who is not at work, or whose site wants none", () => {
  const nowMs = 1000 * MINUTE_MS;
  expect(pauseDue({ ...effort, workSinceMs: null, pauseFromMs: null }, undefined, nowMs)).toBe(
    undefined,
  );
  expect(pauseDue({ ...effort, pauseFromMs: null }, undefined, nowMs)).toBeUndefined();
});
