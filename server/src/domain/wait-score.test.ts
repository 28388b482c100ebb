import { expect, test } from "vitest";
import { type EndedWait, scoreOf } from "./wait-score.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function wait(minutes: number, more: Partial<EndedWait> = {}): EndedWait {
  const atMs = more.atMs ?? 0;
  return {
    atMs,
    place: 1,
    lowMs: 2 * MINUTE,
    expectedMs: 4 * MINUTE,
    highMs: 6 * MINUTE,
    refusal: null,
    outcome: "served",
    endedAtMs: atMs + minutes * MINUTE,
    ...more,
  };
}

const hourOf = (atMs: number): number => Math.floor(atMs / HOUR) % 24;

test("W16: a promise is kept by whoever was served within it, broken by whoever waited longer, and undecided by whoever left before", () => {
  const score = scoreOf(
    [
      wait(5),
      wait(7),
      wait(7.5),
      wait(9),
      wait(3, { outcome: "left" }),
      wait(12, { outcome: "left" }),
    ],
    hourOf,
  );
  expect(score).toMatchObject({
    waits: 6,
    promised: 6,
    decided: 5,
    keptShare: 2 / 5,
    boundShare: 1 / 5,
    lateShare: 2 / 5,
  });
  expect(score.widthMs).toBe(4 * MINUTE);
  expect(score.biasMs).toBe(((5 + 7 + 7.5 + 9) / 4 - 4) * MINUTE);
});

test("W16: words that name no end promise none, however long it takes", () => {
  const long = { highMs: 61 * MINUTE };
  expect(scoreOf([wait(90, long), wait(30, long)], hourOf)).toMatchObject({
    waits: 2,
    promised: 0,
    decided: 0,
    keptShare: null,
    refusals: 0,
  });
});

test("W16: a wait that ended before a clock that was ahead says it was told lasted no time, not less", () => {
  expect(scoreOf([wait(-60)], hourOf).biasMs).toBe(-4 * MINUTE);
});

test("W16: a refusal is no promise; in vain it was for who was served within ten minutes", () => {
  const none = { highMs: null, lowMs: 0, expectedMs: 0 };
  const score = scoreOf(
    [
      wait(3, { ...none, refusal: "nobodyAvailable" }),
      wait(30, { ...none, refusal: "tooLong" }),
      wait(3, { ...none, refusal: "nobodyAvailable", outcome: "left" }),
      wait(3, { ...none, refusal: "tooLittleHistory" }),
    ],
    hourOf,
  );
  expect(score).toMatchObject({ waits: 4, promised: 0, refusals: 3, refusalsInVain: 1 });
  expect([score.keptShare, score.widthMs, score.biasMs]).toEqual([null, null, null]);
});

test("W16: by hour and by place each wait counts once, where it was told", () => {
  const score = scoreOf(
    [wait(5, { atMs: 9 * HOUR }), wait(9, { atMs: 9.5 * HOUR, place: 5 }), wait(6, { place: 40 })],
    hourOf,
  );
  expect(score.byHour[9]).toEqual({ waits: 2, decided: 2, keptShare: 0.5, biasMs: 3 * MINUTE });
  expect(score.byHour.reduce((sum, { waits }) => sum + waits, 0)).toBe(3);
  expect(score.byPlace.filter(({ waits }) => waits > 0).map((part) => part.fromPlace)).toEqual([
    1, 3, 21,
  ]);
});

test("W16: whether the last promises held as promised is said of a hundred at least, and of the last two hundred", () => {
  const kept = (count: number) => Array.from({ length: count }, () => wait(5));
  const rounded = (count: number) => Array.from({ length: count }, () => wait(6.5));
  const broken = (count: number) => Array.from({ length: count }, () => wait(9));
  const isWithin = (...waits: EndedWait[]) => scoreOf(waits, hourOf).latest.isWithin;
  expect(isWithin()).toBe(true);
  expect(isWithin(...broken(99))).toBe(true);
  expect(isWithin(...broken(100))).toBe(false);
  expect(isWithin(...kept(200))).toBe(false);
  // What the steps add to the words is no caution of the engine's.
  expect(isWithin(...kept(195), ...rounded(5))).toBe(true);
  // Nor do they make good what the bounds themselves miss.
  expect(isWithin(...kept(160), ...rounded(40))).toBe(true);
  expect(isWithin(...kept(159), ...rounded(41))).toBe(false);
  expect(isWithin(...kept(180), ...broken(20))).toBe(true);
  expect(isWithin(...broken(300), ...kept(180), ...broken(20))).toBe(true);
  expect(isWithin(...kept(159), ...broken(41))).toBe(false);
});
