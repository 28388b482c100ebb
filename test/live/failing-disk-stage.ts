import { liveVisitor, type LiveVisitor } from "./live-visitor.ts";
import { createProduct, setUp, until, type Product } from "./product.ts";
import { type FailingDisk, failingDisk } from "./strace.ts";

const ORIGIN = "http://shop.test";

/** A running server whose disk can be made to fail, and one visitor who has written before it does. */
export interface FailingDiskStage {
  readonly product: Product;
  /** The visitor, on a page that was loaded anew. */
  freshPage(): LiveVisitor;
  /** From now on some of what the server writes or syncs fails; `which` as `failingDisk` takes it. */
  fail(which: string): Promise<FailingDisk>;
  /** Mends the disk and closes the pages. */
  tidy(): Promise<void>;
}

export async function openFailingDiskStage(): Promise<FailingDiskStage> {
  const product = await createProduct({
    PRESENTLY_MESSAGES_PER_SECOND: "100",
    PRESENTLY_MESSAGES_BURST: "1000",
  });
  try {
    return await stageOf(product);
  } catch (error) {
    await product.dispose();
    throw error;
  }
}

async function stageOf(product: Product): Promise<FailingDiskStage> {
  const { siteKey } = await setUp(product, ORIGIN);
  await product.start();
  const pages: LiveVisitor[] = [];
  let token: string | undefined;
  let disk: FailingDisk | undefined;

  function freshPage(): LiveVisitor {
    const page = liveVisitor(product.url, ORIGIN, siteKey, token);
    pages.push(page);
    return page;
  }

  const first = freshPage();
  first.say("the first of all");
  await until("the first message is acknowledged", () => first.isQuiet());
  token = first.token();
  return {
    product,
    freshPage,
    async fail(which) {
      if (product.pid === undefined) throw new Error("the server is not running");
      disk = await failingDisk(product.pid, which);
      return disk;
    },
    async tidy() {
      await disk?.mend();
      for (const page of pages.splice(0)) page.close();
    },
  };
}
