import { type ManualClock, manualClock } from "@presently/shared/testing";
import { beforeEach, expect, test } from "vitest";
import { LongPollConnection } from "./long-poll-connection.ts";

let clock: ManualClock;
let heard: string[];
let isGone: boolean;
/** What was still buffered when the receiver was last told that something was taken. */
let takenAt: number | undefined;
let isForgotten: boolean;
let connection: LongPollConnection;

beforeEach(() => {
  clock = manualClock();
  heard = [];
  isGone = false;
  takenAt = undefined;
  isForgotten = false;
  connection = new LongPollConnection(clock, () => {
    isForgotten = true;
  });
  connection.hear({
    text: (frame) => void heard.push(frame),
    binary: () => {},
    taken: () => {
      takenAt = connection.bufferedBytes();
    },
    closed: () => {
      isGone = true;
    },
  });
});

/** A poll that takes down what it is answered; spaces count as nothing. */
function poll(after: number) {
  const answer = { spaces: 0, body: undefined as unknown };
  const asked = {
    space: () => void (answer.spaces += 1),
    end: (text: string) => {
      answer.body = JSON.parse(text);
    },
  };
  connection.poll(after, asked);
  clock.drain();
  return { answer, asked };
}

test("P22: a poll is answered as soon as a frame waits, with everything of that turn", () => {
  const { answer } = poll(0);
  expect(answer.body).toBeUndefined();
  connection.send("a");
  connection.send("b");
  clock.drain();
  expect(answer.body).toEqual({ n: 1, frames: ["a", "b"] });
});

test("P22: with nothing to say a poll ends after twenty seconds, with a space every four", () => {
  const { answer } = poll(0);
  clock.advance(19_999);
  expect(answer.body).toBeUndefined();
  expect(answer.spaces).toBe(4);
  clock.advance(1);
  expect(answer.body).toEqual({ n: 0, frames: [] });
});

test("P22: a batch is given again, as it was, until a poll says that it came", () => {
  connection.send("a");
  expect(poll(0).answer.body).toEqual({ n: 1, frames: ["a"] });
  connection.send("b");
  expect(poll(0).answer.body).toEqual({ n: 1, frames: ["a"] });
  expect(connection.bufferedBytes()).toBe(2);
  expect(poll(1).answer.body).toEqual({ n: 2, frames: ["b"] });
  expect(connection.bufferedBytes()).toBe(1);
});

test.each([2, 7])("P22: a poll after batch %i, which was never sent, closes with 4400", (after) => {
  connection.send("a");
  poll(0);
  expect(poll(after).answer.body).toMatchObject({ closed: { code: 4400 } });
  expect(isGone).toBe(true);
});

test("P22: a second poll ends the first with an empty answer", () => {
  const first = poll(0);
  const second = poll(0);
  expect(first.answer.body).toEqual({ n: 0, frames: [] });
  connection.send("a");
  clock.drain();
  expect(second.answer.body).toEqual({ n: 1, frames: ["a"] });
});

test("P22: a batch carries at most 64 frames, and one frame of any size", () => {
  for (let at = 0; at < 70; at += 1) connection.send(String(at));
  expect(poll(0).answer.body).toMatchObject({ n: 1, frames: { length: 64 } });
  expect(poll(1).answer.body).toMatchObject({ n: 2, frames: { length: 6 } });
  connection.send("x".repeat(300_000));
  connection.send("y");
  expect(poll(2).answer.body).toMatchObject({ n: 3, frames: { length: 1 } });
  expect(poll(3).answer.body).toEqual({ n: 4, frames: ["y"] });
});

test("P21: a repeated send is not read twice, and one out of turn closes with 4400", () => {
  connection.take(1, ["a", "b"]);
  connection.take(1, ["a", "b"]);
  connection.take(2, ["c"]);
  expect(heard).toEqual(["a", "b", "c"]);
  connection.take(4, ["e"]);
  expect(heard).toEqual(["a", "b", "c"]);
  expect(poll(0).answer.body).toMatchObject({ closed: { code: 4400 } });
});

test("P23: without an open poll for thirty seconds the client is gone", () => {
  const { asked } = poll(0);
  clock.advance(15_000);
  connection.pollLost(asked);
  clock.advance(29_999);
  expect(isGone).toBe(false);
  clock.advance(1);
  expect(isGone).toBe(true);
  expect(isForgotten).toBe(true);
});

test("P24: a close comes with what was still to be delivered, and is remembered for thirty seconds", () => {
  connection.send("a");
  connection.close(1012, "restarting");
  const closed = { code: 1012, reason: "restarting" };
  expect(poll(0).answer.body).toEqual({ n: 1, frames: ["a"], closed });
  expect(poll(0).answer.body).toEqual({ n: 1, frames: ["a"], closed });
  expect(isGone).toBe(true);
  clock.advance(29_999);
  expect(isForgotten).toBe(false);
  clock.advance(1);
  expect(isForgotten).toBe(true);
  expect(clock.pendingTimers()).toBe(0);
});

test("P20: a client that leaves is gone at once, and leaves no timer", () => {
  const { answer } = poll(0);
  connection.leave();
  expect(isGone).toBe(true);
  expect(isForgotten).toBe(true);
  expect(answer.body).toEqual({ n: 0, frames: [] });
  expect(clock.pendingTimers()).toBe(0);
});

test("R18: what a poll acknowledges is taken, and whoever waits for that is told once it can be answered", () => {
  const { answer: first } = poll(0);
  connection.send("x".repeat(1000));
  clock.drain();
  expect(first.body).toMatchObject({ n: 1 });
  expect(connection.bufferedBytes()).toBe(1000);
  expect(takenAt).toBeUndefined();
  poll(1);
  clock.drain();
  expect(takenAt).toBe(0);
});
