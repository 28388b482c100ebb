import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { SystemCommand } from "../desk.ts";
import { openStoreWithWaits } from "../store/testing/told-waits.ts";
import { watchScores } from "./score-watch.ts";

test.for([
  { kept: 159, percent: 79, because: "a share that was not reached is not told as reached" },
  { kept: 114, percent: 57, because: "one that was is, though 114 / 200 * 100 is less than 57" },
])("W16: $kept of 200 are told as $percent in 100: $because", async ({ kept, percent }) => {
  const waits = Array.from({ length: 200 }, (_, at) => ({
    lastedMs: at < kept ? 60_000 : 600_000,
  }));
  using store = openStoreWithWaits(waits);
  const clock = manualClock();
  const told = Promise.withResolvers<SystemCommand>();
  const watch = watchScores({
    desk: 1,
    clock,
    store: { read: async (reading) => store.runner.now(reading()) },
    asSystem: async (command) => told.resolve(command),
    log: { error: ({ err }) => expect.unreachable(String(err)) },
  });
  watch.hear([{ type: "conversation.closed" }]);
  clock.advance(60_000);
  const figures = { keptPercent: percent, boundPercent: percent, isWithin: false };
  expect(await told.promise).toMatchObject(figures);
  watch.close();
});
