import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { watchStorage } from "./storage-health.ts";

const MIB = 1024 * 1024;

function watching(free: number[]) {
  const clock = manualClock();
  const said: string[] = [];
  const say = (_: object, message: string) => void said.push(message);
  const health = watchStorage({
    folder: "/data",
    clock,
    log: { warn: say, error: say },
    freeBytesOf: () => {
      const next = free.shift();
      return next === undefined ? Promise.reject(new Error("no answer")) : Promise.resolve(next);
    },
  });
  return { clock, said, health };
}

test("R49: below 512 MiB no uploads, below 64 MiB no new conversations, and both come back with the space", async () => {
  const { clock, said, health } = watching([
    512 * MIB,
    512 * MIB - 1,
    64 * MIB,
    64 * MIB - 1,
    600 * MIB,
  ]);
  const seen: [boolean, boolean][] = [];
  for (let look = 0; look < 5; look++) {
    await clock.settle();
    const { takesUploads, takesConversations } = health.storageState();
    seen.push([takesUploads, takesConversations]);
    clock.advance(5000);
  }
  expect(seen).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, false],
    [true, true],
  ]);
  expect(said.filter((message) => message === "the disk is nearly full")).toHaveLength(1);
});

test("R49: not knowing the free space refuses nobody", async () => {
  const { clock, said, health } = watching([]);
  await clock.settle();
  expect(health.storageState()).toEqual({
    isWritable: true,
    freeBytes: undefined,
    takesConversations: true,
    takesUploads: true,
  });
  expect(said).toEqual(["the free space can't be read"]);
});

test("G9: a failed commit is said once, and so is the next that succeeds", () => {
  const { said, health } = watching([600 * MIB]);
  health.failed(new Error("full"));
  health.failed(new Error("full"));
  expect(health.storageState().isWritable).toBe(false);
  health.committed();
  health.committed();
  expect(health.storageState().isWritable).toBe(true);
  expect(said).toEqual(["the database can't be written", "the database can be written again"]);
});

test("closing stops the watch, twice without harm, also while it looks", async () => {
  const { clock, health } = watching([600 * MIB, 600 * MIB]);
  health.close();
  health.close();
  await clock.settle();
  expect(clock.pendingTimers()).toBe(0);
});
