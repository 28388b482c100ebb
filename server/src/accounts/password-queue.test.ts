import { expect, test } from "vitest";
import { createPasswordQueue } from "./password-queue.ts";

function work() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const run = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  return { run, ends, most: () => most };
}

test("R28: two hashes at once, twenty waiting, and the next is refused as overloaded", async () => {
  const queue = createPasswordQueue();
  const { run, ends, most } = work();
  const taken = Array.from({ length: 22 }, () => queue.run(run));
  await expect(queue.run(run)).rejects.toMatchObject({ code: "overloaded" });
  while (ends.length > 0) {
    ends.shift()?.();
    // Each end lets the next one in within the same turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await Promise.all(taken);
  expect(most()).toBe(2);
});

test("R28: work that fails makes room as well", async () => {
  const queue = createPasswordQueue(1, 0);
  await expect(queue.run(() => Promise.reject(new Error("no memory")))).rejects.toThrow(
    "no memory",
  );
  await expect(queue.run(() => Promise.resolve("fine"))).resolves.toBe("fine");
});
