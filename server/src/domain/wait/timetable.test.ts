import { expect, test } from "vitest";
import { WaitEngine } from "./engine.ts";
import { afterTimesOff, type TimeOff } from "./timetable.ts";
import { DAY_MS } from "./time-of-day.ts";
import type { WaitEvent } from "./wait-event.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TODAY = 10 * DAY_MS;
const CLOSING = TODAY + 17 * HOUR;
const OPENING = TODAY + DAY_MS + 9 * HOUR;
const OVERNIGHT = { fromMs: CLOSING, untilMs: OPENING };

/** Ten days of one agent: at work from 8:45 to 17:00, with a break of a quarter of an hour at 16:45; on the eleventh the break has begun. */
function deskOfOne(
  lines: readonly string[],
  closed: (line: string) => TimeOff | null,
  offDuty: (agent: string) => TimeOff | null = () => null,
) {
  const engine = new WaitEngine({ isPriorTold: true, timetable: { closed, offDuty } });
  let seq = 0;
  const tell = (event: WaitEvent) => {
    seq += 1;
    expect(engine.observe(event, seq)).toBeUndefined();
  };
  const slots = (atMs: number, capacity: number, isOffline = false, backAtMs?: number) => {
    const said = backAtMs === undefined ? {} : { backAtMs };
    tell({ kind: "agentSlots", atMs, agent: "ann", lines, capacity, isOffline, ...said });
  };
  const queue = (atMs: number, conversation = "c") => {
    const about = { line: "x", priority: 0, isReturned: false };
    tell({ kind: "queued", atMs, conversation, ...about });
  };
  const accept = (atMs: number, conversation: string) => {
    tell({ kind: "assigned", atMs, conversation, agent: "ann", line: "x" });
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
  return { engine, slots, queue, accept };
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

/** Where the sketch of one lies who came while the only agent had a chat at hand: before her shift ends, after it, and when she is back. */
function besideShift(endsAtMs: number, nowMs: number) {
  const off = { fromMs: endsAtMs, untilMs: OPENING };
  const { engine, slots, queue, accept } = deskOfOne(
    ["x"],
    () => null,
    () => off,
  );
  slots(CLOSING - 10 * MINUTE, 1);
  queue(CLOSING - 9 * MINUTE, "before");
  accept(CLOSING - 9 * MINUTE, "before");
  queue(nowMs);
  const moments = momentsOf(engine, nowMs);
  return {
    inTime: moments.filter((ms) => ms <= endsAtMs).length,
    afterwards: moments.filter((ms) => ms > endsAtMs && ms < OPENING).length,
    nextDay: moments.filter((ms) => ms >= OPENING).length,
  };
}

test("W7: nobody is counted on beyond their shift: a chat at hand that ends after it frees no slot before the next", () => {
  const nowMs = CLOSING - 5 * MINUTE;
  const soon = besideShift(CLOSING, nowMs);
  expect(soon.inTime).toBeGreaterThan(5);
  expect(soon.afterwards).toBeLessThanOrEqual(1);
  expect(soon.nextDay).toBeGreaterThan(5);
  // Online past the end: she ends that chat, and takes no other.
  expect(besideShift(CLOSING - 8 * MINUTE, nowMs).nextDay).toBe(41);
});

test("W7: who is online past their shift's end and has a slot free has it free", () => {
  const past = { fromMs: CLOSING - HOUR, untilMs: OPENING };
  const { engine, slots, queue } = deskOfOne(
    ["x"],
    () => null,
    () => past,
  );
  slots(CLOSING - 10 * MINUTE, 1);
  queue(CLOSING - 5 * MINUTE);
  expect(engine.answerFor("c", CLOSING - 5 * MINUTE)?.isNext).toBe(true);
});

test("W7: who is away comes back within a shift of theirs", () => {
  const off = { fromMs: beforeClosing + 2 * MINUTE, untilMs: OPENING };
  const { engine, queue } = deskOfOne(
    ["x"],
    () => null,
    () => off,
  );
  queue(beforeClosing);
  const between = momentsOf(engine, beforeClosing).filter((ms) => ms > off.fromMs && ms < OPENING);
  expect(between.length).toBeLessThanOrEqual(1);
});

test("W8: when a shift ends, everybody is looked at", () => {
  const endsAtMs = CLOSING - 3000;
  const { engine, queue } = deskOfOne(
    ["x"],
    () => null,
    () => ({ fromMs: endsAtMs, untilMs: OPENING }),
  );
  queue(CLOSING - 8000);
  engine.look(CLOSING - 7000);
  expect(engine.nextLookMs()).toBe(endsAtMs);
});

test("W7: of times off that overlap the last end counts, whichever is asked first", () => {
  const times = [
    { fromMs: 10, untilMs: 20 },
    { fromMs: 5, untilMs: 12 },
    { fromMs: 20, untilMs: 30 },
  ];
  expect([4, 5, 12, 29, 30].map((ms) => afterTimesOff(ms, times))).toEqual([4, 30, 30, 30, 30]);
});
