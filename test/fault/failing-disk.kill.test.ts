import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type FailingDiskStage, openFailingDiskStage } from "../live/failing-disk-stage.ts";
import { until } from "../live/product.ts";

let stage: FailingDiskStage;

beforeAll(async () => {
  stage = await openFailingDiskStage();
});
afterEach(() => stage?.tidy());
afterAll(() => stage?.product.dispose());

test("G9: on a disk that fails for good nothing is shown as sent, reading goes on, and service returns with the disk", async () => {
  const visitor = stage.freshPage();
  await until("the visitor is there", () => visitor.isQuiet());
  const disk = await stage.fail("1+");
  visitor.say("while the disk is broken");
  await until("a write has failed", () => disk.failures() > 0);
  const reader = stage.freshPage();
  await until("a page that knows nothing shows the thread", () => reader.shown().length > 0);
  expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
  expect([visitor.acknowledged.size, reader.refused, visitor.refused]).toEqual([0, [], []]);
  await disk.mend();
  await until("what waited is acknowledged", () => visitor.acknowledged.size === 1);
  await until("it is ready again", async () => (await status("/readyz")) === 200);
});

async function status(path: string): Promise<number> {
  return (await fetch(`${stage.product.url}${path}`)).status;
}
