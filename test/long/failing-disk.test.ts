import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type FailingDiskStage, openFailingDiskStage } from "../live/failing-disk-stage.ts";
import { until } from "../live/product.ts";

/** In the n-th round the n-th write of a short chat fails, and its n-th sync. */
const ROUNDS = 12;

let stage: FailingDiskStage;

beforeAll(async () => {
  stage = await openFailingDiskStage();
});
afterEach(() => stage?.tidy());
afterAll(() => stage?.product.dispose());

test(
  `G9, G1: each of the first ${ROUNDS} writes and syncs of a chat fails with EIO, and nothing shown as sent is missing after a restart`,
  { timeout: 120_000 },
  async () => {
    for (let n = 1; n <= ROUNDS; n += 1) {
      const visitor = stage.freshPage();
      await until("the visitor is there", () => visitor.isQuiet());
      const disk = await stage.fail(String(n));
      // A message is a commit, which writes at least once and syncs once.
      for (let message = 1; message <= n + 1; message += 1) {
        visitor.say(`round ${n}, message ${message}`);
        await until("it is answered", () => visitor.acknowledged.size === message);
      }
      expect(disk.failures(), `a write and a sync have failed in round ${n}`).toBe(2);
      await disk.mend();
      await stage.product.kill();
      await stage.product.start();
      const reader = stage.freshPage();
      await until("the thread is shown to its end", () =>
        reader.shown().some(({ text }) => text === visitor.said.at(-1)),
      );
      for (const [text, id] of visitor.acknowledged)
        expect(reader.shown().filter((each) => each.text === text)).toMatchObject([{ id }]);
      visitor.close();
      reader.close();
    }
  },
);
