import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until, type Product } from "../live/product.ts";
import { type FailingDisk, failingDisk } from "../live/strace.ts";

const ORIGIN = "http://shop.test";

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

test("G9: on a disk that fails for good nothing is shown as sent, reading goes on, and service returns with the disk", async () => {
  const visitor = freshPage();
  await until("the visitor is there", () => visitor.isQuiet());
  disk = await failingDisk(pid(), "1+");
  visitor.say("while the disk is broken");
  await until("a write has failed", () => (disk?.failures() ?? 0) > 0);
  const reader = freshPage();
  await until("a page that knows nothing shows the thread", () => reader.shown().length > 0);
  expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
  expect([visitor.acknowledged.size, reader.refused, visitor.refused]).toEqual([0, [], []]);
  await disk.mend();
  await until("what waited is acknowledged", () => visitor.acknowledged.size === 1);
  await until("it is ready again", async () => (await status("/readyz")) === 200);
});

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

async function status(path: string): Promise<number> {
  return (await fetch(`${product.url}${path}`)).status;
}
