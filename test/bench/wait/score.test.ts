import { expect, test } from "vitest";
import { displayed } from "./displayed.ts";
import { judge } from "./rows.ts";
import { scoreOf } from "./score.ts";
import type { Wait } from "./simulate.ts";
import type { Prediction } from "./trace.ts";

const MINUTE_MS = 60_000;

function wait(change: Partial<Wait> = {}): Wait {
  return {
    conversationId: "c1",
    t: 0,
    department: "desk",
    hasFreeSlot: false,
    ahead: 0,
    virtualMs: 10 * MINUTE_MS,
    stoodMs: 10 * MINUTE_MS,
    best: {
      lowMs: 8 * MINUTE_MS,
      medianMs: 9 * MINUTE_MS,
      expectedMs: 9 * MINUTE_MS,
      highMs: 12 * MINUTE_MS,
    },
    ...change,
  };
}

/** Minutes of the clock, and of low, expected and high from then. */
function said(t: number, low: number, expected: number, high: number | null): Prediction {
  return {
    t: t * MINUTE_MS,
    conversationId: "c1",
    lowMs: low * MINUTE_MS,
    expectedMs: expected * MINUTE_MS,
    highMs: high === null ? null : high * MINUTE_MS,
  };
}

function scored(waits: readonly Wait[], predictions: readonly Prediction[]) {
  return scoreOf(judge(waits, predictions).rows);
}

test("losses are over the oracle's, on the wait there would have been", () => {
  // Oracle: 0.1 x 2 + 0.1 x 2 = 0.4 min, 1 min² of error. Said: 0.1 x 4 + 0.9 x 2 = 2.2 min, 9 min².
  const score = scored([wait({ stoodMs: 3 * MINUTE_MS })], [said(0, 6, 7, 8)]);
  expect(score.pinball).toBeCloseTo(2.2 / 0.4, 10);
  expect(score.squaredError).toBeCloseTo(9, 10);
  expect([score.held, score.late, score.lateExpected]).toEqual([0, 1, 1]);
});

test("a refusal counts as 10 to 60 minutes, and has no expectation and no bound; so does silence", () => {
  const soon = wait({ virtualMs: 5 * MINUTE_MS });
  for (const predictions of [[said(0, 0, 0, null)], [], [said(1, 4, 5, 6)]]) {
    const score = scored([soon], predictions);
    // 0.9 x 5 + 0.1 x 55 against the oracle's 0.9 x 3 + 0.1 x 7.
    expect(score.pinball).toBeCloseTo(10 / 3.4, 10);
    expect([score.refused, score.refusedInVain, score.held]).toEqual([1, 1, Number.NaN]);
  }
});

test("who is refused as the rule has it is left out of what was told, and who is refused in vain is not", () => {
  const told = wait();
  const best = { lowMs: 0, medianMs: 31 * MINUTE_MS, expectedMs: 0, highMs: 0 };
  const night = wait({ conversationId: "c2", virtualMs: 600 * MINUTE_MS, best });
  const ratioOf = (medianMs: number) =>
    scored([told, { ...night, best: { ...best, medianMs } }], [said(0, 6, 7, 8)]).pinballTold;
  expect(ratioOf(31 * MINUTE_MS)).toBeCloseTo(2.2 / 0.4, 10);
  expect(ratioOf(29 * MINUTE_MS)).toBeCloseTo((2.2 + 5) / (0.4 + 60), 10);
});

test("losses know no wait beyond an hour, bounds do", () => {
  const night = wait({
    virtualMs: 600 * MINUTE_MS,
    best: { lowMs: 0, medianMs: 0, expectedMs: 0, highMs: 0 },
  });
  const score = scored([night], [said(0, 60, 60, 70)]);
  expect(score.pinball).toBeCloseTo((0.1 * 10) / (0.1 * 60 + 0.9 * 60), 10);
  expect([score.held, score.toldInVain]).toEqual([0, 1]);
});

test("updates: bounds put off by over a minute, time past the bound, and none after the wait is over", () => {
  const score = scored(
    [wait()],
    [said(0, 1, 2, 4), said(5, 1, 2, 4), said(6, 2, 3, 3.5), said(11, 0, 0, 0)],
  );
  // Bounds at 4, 9 and 9.5 min; expectations at 2, 7 and 9 min; past the bound from 4 to 5 and from 9.5 to 10.
  expect(score.upward).toBe(1);
  expect(score.movedMinutes).toBeCloseTo(7, 10);
  expect(score.pastMinutes).toBeCloseTo(1.5, 10);
  expect(score.heldUpdates).toBe(0);
});

test("who has a free slot is not scored, but must not be told more than 30 s", () => {
  const free = wait({ hasFreeSlot: true, virtualMs: 0, stoodMs: 0, best: undefined });
  expect(judge([free], [said(0, 0, 0.1, 0.5)])).toEqual({ rows: [], freeToldLong: 0 });
  expect(judge([free], [said(0, 0, 0.1, 0.6)]).freeToldLong).toBe(1);
  expect(judge([free], [said(0, 0, 0, null)]).freeToldLong).toBe(1);
});

test("words round a range outwards", () => {
  const words = (low: number, high: number) => {
    const { lowMs, highMs } = displayed({ lowMs: low * MINUTE_MS, highMs: high * MINUTE_MS });
    return [lowMs / MINUTE_MS, highMs / MINUTE_MS];
  };
  expect(words(0.5, 0.9)).toEqual([0, 1]);
  expect(words(6, 10.1)).toEqual([5, 15]);
  expect(words(30, 61)).toEqual([30, Infinity]);
});
