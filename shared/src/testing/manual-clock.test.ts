import { expect, test } from "vitest";
import { manualClock } from "./manual-clock.ts";

test("timers run in order of due time, then of setting, each at its own moment", () => {
  const clock = manualClock(1_000);
  const ran: string[] = [];
  const note = (name: string) => () => ran.push(`${name} at ${clock.nowMs()}`);
  clock.after(20, note("b"));
  clock.after(10, note("a"));
  clock.after(20, note("c"));
  clock.after(21, note("late"));
  clock.advance(20);
  expect(ran).toEqual(["a at 1010", "b at 1020", "c at 1020"]);
  expect(clock.nowMs()).toBe(1_020);
  expect(clock.pendingTimers()).toBe(1);
});

test("what a timer sets runs in the same go when it falls due in it", () => {
  const clock = manualClock(0);
  const ran: number[] = [];
  clock.after(10, () => clock.after(10, () => ran.push(clock.nowMs())));
  clock.advance(19);
  expect(ran).toEqual([]);
  clock.advance(1);
  expect(ran).toEqual([20]);
});

test("cancelled timers do not run, also within the go in which they were due", () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  const second = clock.after(10, () => ran.push("second"));
  const first = clock.after(5, () => second.cancel());
  clock.advance(10);
  first.cancel();
  expect(ran).toEqual([]);
  expect(clock.pendingTimers()).toBe(0);
});

test("soon runs before the next timer, in the order asked for", () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  clock.after(1, () => {
    clock.soon(() => ran.push("soon"));
    clock.soon(() => clock.soon(() => ran.push("soon after")));
  });
  clock.after(1, () => ran.push("timer"));
  clock.advance(1);
  expect(ran).toEqual(["soon", "soon after", "timer"]);
});

test("settling lets promises go on until nothing moves", async () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  const chain = async () => {
    for (let step = 0; step < 100; step += 1) await Promise.resolve();
    clock.soon(() => ran.push("after a hundred promises"));
  };
  void chain();
  await clock.settle();
  expect(ran).toHaveLength(1);
});

test("advancing and settling lets promises go on between timers", async () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  clock.after(1, () => void Promise.resolve().then(() => ran.push("promise")));
  clock.after(2, () => ran.push("timer"));
  await clock.advanceAndSettle(2);
  expect(ran).toEqual(["promise", "timer"]);
});
