import { expect, test } from "vitest";
import { openStore } from "../store/open.ts";
import { hireTeam, ids } from "../store/testing/team.ts";
import { readHeld } from "./told-waits.ts";
import { readWaitScores } from "./wait-scores.ts";

const PROMISES = 250;
/** Visitors who found a slot free, for each who did not. */
const FREE = 19;

test("W13, W16: however many find a slot free, the latest promises are what is scored and what a restart learns from", async () => {
  using store = openStoreWithWaits();
  const [score] = await readWaitScores({ read: async (reading) => store.runner.now(reading()) }, 1);
  expect(score?.score).toMatchObject({
    waits: PROMISES,
    latest: { waits: 200, keptShare: 0, isWithin: false },
  });
  expect(store.runner.now(readHeld(1)).held).toHaveLength(PROMISES);
});

/** Promises of four minutes that took ten, each followed by visitors who were served at once. */
function openStoreWithWaits() {
  const store = openStore(":memory:");
  store.runner.now(hireTeam());
  store.db.pragma("foreign_keys = off"); // of the conversations only their numbers matter
  const insert = store.db.prepare(
    `insert into announcements (desk, conversation, n, firstN, deskSeq, atMs, line, place, lowMs, expectedMs, highMs, isFree, sketch, outcome, endedAtMs, endedSeq)
      values (1, @id, 1, 1, @id, @atMs, @line, 1, 0, 120000, @highMs, @isFree, @sketch, 'served', @endedAtMs, @id)`,
  );
  const sketch = JSON.stringify(Array.from({ length: 41 }, (_, at) => at * 6_000));
  for (let id = 1; id <= PROMISES * (FREE + 1); id += 1) {
    const isFree = id % (FREE + 1) !== 1;
    const atMs = 1_700_000_000_000 + id * 60_000;
    const told = isFree
      ? { highMs: 30_000, isFree: 1, sketch: "[]", endedAtMs: atMs + 9_000 }
      : { highMs: 240_000, isFree: 0, sketch, endedAtMs: atMs + 600_000 };
    insert.run({ id, atMs, line: ids.line, ...told });
  }
  return Object.assign(store, { [Symbol.dispose]: () => store.close() });
}
