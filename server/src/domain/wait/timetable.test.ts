import { expect, test } from "vitest";
import { WaitEngine } from "./engine.ts";
import type { TimeOff } from "./timetable.ts";
import { DAY_MS } from "./time-of-day.ts";
import type { WaitEvent } from "./wait-event.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TODAY = 10 * DAY_MS;
const CLOSING = TODAY + 17 * HOUR;
const OPENING = TODAY + DAY_MS + 9 * HOUR;
const OVERNIGHT = { fromMs: CLOSING, untilMs: OPENING };

/** Ten days of one agent: at work from 8:45 to 17:00, with a break of a quarter of an hour at 16:45; on the eleventh the break has begun. */
function deskOfOne(lines: readonly string[], closed: (line: string) => TimeOff | null) {
  const engine = new WaitEngine({ isPriorTold: true, timetable: { closed } });
  let seq = 0;
  const tell = (event: WaitEvent) => {
    seq += 1;
    expect(engine.observe(event, seq)).toBeUndefined();
  };
  const slots = (atMs: number, capacity: number, isOffline = false, backAtMs?: number) => {
    const said = backAtMs === undefined ? {} : { backAtMs };
    tell({ kind: "agentSlots", atMs, agent: "ann", lines, capacity, isOffline, ...said });
  };
  const queue = (atMs: number) => {
    const about = { line: "x", priority: 0, isReturned: false };
    tell({ kind: "queued", atMs, conversation: "c", ...about });
  };
  const breakAt = 16.75 * HOUR;
  for (let day = 0; day < 10; day += 1) {
    const dayMs = day * DAY_MS;
    slots(dayMs + 8.75 * HOUR, 1);
    slots(dayMs + breakAt, 0);
    slots(dayMs + breakAt + 15 * MINUTE, 1);
    slots(dayMs + 17.1 * HOUR, 0, true);
  }
  slots(TODAY + 8.75 * HOUR, 1);
  slots(TODAY + breakAt, 0);
  return { engine, slots, queue };
}

/** What is drawn of the wait, from its shortest to its longest, as moments. */
function momentsOf(engine: WaitEngine, nowMs: number): number[] {
  return [...(engine.answerFor("c", nowMs)?.sketch ?? [])].map((waitMs) => nowMs + waitMs);
}

const beforeClosing = CLOSING - 12 * MINUTE;

test("W7: who would come back after closing comes back at opening", () => {
  const inBetween = (closed: (line: string) => TimeOff | null, lines = ["x"]) => {
    const { engine, queue } = deskOfOne(lines, closed);
    queue(beforeClosing);
    const moments = momentsOf(engine, beforeClosing);
    return moments.filter((ms) => ms > CLOSING && ms < OPENING).length;
  };
  expect(inBetween(() => null)).toBeGreaterThan(10);
  // One point of the sketch may lie between the last who is drawn in time and the first who is not.
  expect(inBetween(() => OVERNIGHT)).toBeLessThanOrEqual(1);
  // Where another of her lines is open she may come for that.
  const isOfX = (line: string) => (line === "x" ? OVERNIGHT : null);
  expect(inBetween(isOfX, ["x", "y"])).toBeGreaterThan(10);
});

test("W7: who goes when the shutters fall and used to come before they are up is there when they are", () => {
  const { engine, slots, queue } = deskOfOne(["x"], () => OVERNIGHT);
  slots(CLOSING - MINUTE, 0, true);
  const early = OPENING - 40 * MINUTE;
  queue(early);
  const moments = momentsOf(engine, early);
  expect(moments[0]).toBe(OPENING);
  expect(moments[20]).toBe(OPENING);
});

test("W7: who said when they are back is expected then, though the line be closed", () => {
  const { engine, slots, queue } = deskOfOne(["x"], () => OVERNIGHT);
  const saidMs = CLOSING + 20 * MINUTE;
  slots(beforeClosing, 0, false, saidMs);
  queue(beforeClosing);
  const median = momentsOf(engine, beforeClosing)[20] ?? 0;
  expect(Math.abs(median - saidMs)).toBeLessThan(3 * MINUTE);
});

test("W8: when a line opens, or closes, everybody is looked at", () => {
  const { engine, queue } = deskOfOne(["x"], (line) => (line === "x" ? OVERNIGHT : null));
  queue(CLOSING - 5000);
  engine.look(CLOSING - 4000);
  expect(engine.nextLookMs()).toBe(CLOSING);
  engine.look(OPENING - HOUR);
  // By then nothing has happened for fifteen hours, and the next look would be in an hour and a half.
  expect(engine.nextLookMs()).toBe(OPENING);
});
