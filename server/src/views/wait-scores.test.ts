import { expect, test } from "vitest";
import { openStoreWithWaits } from "../store/testing/told-waits.ts";
import { ids } from "../store/testing/team.ts";
import { readHeldOfLine } from "./told-waits.ts";
import { readWaitScores } from "./wait-scores.ts";

const PROMISES = 250;
/** Visitors who found a slot free, for each who did not. */
const FREE = 19;

test("W13, W16: however many find a slot free, the latest promises are what is scored and what a restart learns from", async () => {
  using store = openStoreWithWaits(waits());
  const [score] = await readWaitScores({ read: async (reading) => store.runner.now(reading()) }, 1);
  expect(score?.score).toMatchObject({
    waits: PROMISES,
    latest: { waits: 200, keptShare: 0, isWithin: false },
  });
  expect(store.runner.now(readHeldOfLine(1, ids.line)).held).toHaveLength(PROMISES);
});

/** Promises of four minutes that took ten, each followed by visitors who were served at once. */
function* waits() {
  for (let at = 0; at < PROMISES; at += 1) {
    yield { lastedMs: 600_000 };
    for (let free = 0; free < FREE; free += 1) yield { lastedMs: 9_000, isFree: true };
  }
}
