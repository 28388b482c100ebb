import { expect, test } from "vitest";
import { openStore } from "../store/open.ts";
import { run, type Script } from "../store/script.ts";
import { setTest } from "../store/statements/test-conversations.ts";
import { hireTeam, ids, startConversation } from "../store/testing/team.ts";
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

test("TC1: a conversation that is marked as a test is out of the score at once, and in it again when the mark goes", async () => {
  using store = openStoreWithWaits();
  const id = 21; // one of the promises
  const started = store.runner.now(startConversation("cnv_tested"));
  store.db.prepare("update conversations set id = ? where id = ?").run(id, started);
  const looked = async () => {
    const read = async <T>(reading: () => Script<T>) => store.runner.now(reading());
    const [score] = await readWaitScores({ read }, 1);
    return [score?.score.waits, store.runner.now(readHeld(1)).held.length];
  };
  for (const [testSinceMs, count] of [
    [null, PROMISES],
    [7, PROMISES - 1],
    [null, PROMISES],
  ] as const) {
    store.runner.now(run(setTest, { desk: 1, id, testSinceMs }));
    expect(await looked()).toEqual([count, count]);
  }
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
