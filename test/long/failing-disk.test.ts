import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until, type Product } from "../live/product.ts";
import { type FailingDisk, failingDisk } from "../live/strace.ts";

const ORIGIN = "http://shop.test";
/** In the n-th round the n-th write of a short chat fails, and its n-th sync. */
const ROUNDS = 12;

let product: Product;
let siteKey: string;
let token: string | undefined;
let disk: FailingDisk | undefined;
const pages: LiveVisitor[] = [];

beforeAll(async () => {
  product = await createProduct({
    PRESENTLY_MESSAGES_PER_SECOND: "100",
    PRESENTLY_MESSAGES_BURST: "1000",
  });
  siteKey = (await setUp(product, ORIGIN)).siteKey;
  await product.start();
  const visitor = freshPage();
  visitor.say("the first of all");
  await until("the first message is acknowledged", () => visitor.isQuiet());
  token = visitor.token();
});

afterEach(async () => {
  await disk?.mend();
  for (const page of pages.splice(0)) page.close();
});

afterAll(() => product?.dispose());

test(
  `G9, G1: each of the first ${ROUNDS} writes and syncs of a chat fails with EIO, and nothing shown as sent is missing after a restart`,
  { timeout: 120_000 },
  async () => {
    for (let n = 1; n <= ROUNDS; n += 1) {
      const visitor = freshPage();
      await until("the visitor is there", () => visitor.isQuiet());
      disk = await failingDisk(pid(), String(n));
      // A message is a commit, which writes at least once and syncs once.
      for (let message = 1; message <= n + 1; message += 1) {
        visitor.say(`round ${n}, message ${message}`);
        await until("it is answered", () => visitor.acknowledged.size === message);
      }
      expect(disk.failures(), `a write and a sync have failed in round ${n}`).toBe(2);
      await disk.mend();
      await product.kill();
      await product.start();
      const reader = freshPage();
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

/** The visitor, on a page that was loaded anew. */
function freshPage(): LiveVisitor {
  const page = liveVisitor(product.url, ORIGIN, siteKey, token);
  pages.push(page);
  return page;
}

function pid(): number {
  if (product.pid === undefined) throw new Error("the server is not running");
  return product.pid;
}
