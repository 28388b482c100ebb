import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createOutboxLoop } from "./outbox-loop.ts";

test("WH5, R44: what becomes due goes at its time, also while something else has no answer yet", async () => {
  const clock = manualClock();
  const startMs = clock.nowMs();
  const dueAtMs = new Map([
    ["slow", startMs],
    ["later", startMs + 5_000],
  ]);
  const sent: [string, number][] = [];
  let answer: (() => void) | undefined;
  const loop = createOutboxLoop<string>({
    clock,
    log: { warn: () => {} },
    what: "letters",
    nameOf: (name) => name,
    due: async (nowMs) => [...dueAtMs.keys()].filter((name) => (dueAtMs.get(name) ?? 0) <= nowMs),
    earliestMs: async () => Math.min(...dueAtMs.values()),
    async deliver(name) {
      sent.push([name, clock.nowMs() - startMs]);
      if (name === "slow") await new Promise<void>((resolve) => (answer = resolve));
      dueAtMs.delete(name);
    },
    tidy: async () => {},
  });
  loop.wake();
  await clock.advanceAndSettle(8_000);
  expect(sent.map(([name]) => name)).toEqual(["slow", "later"]);
  expect(sent[1]?.[1]).toBeLessThan(6_500);
  answer?.();
  await loop.close();
  expect(clock.pendingTimers()).toBe(0);
});
