import Database from "better-sqlite3";
import { databaseFile } from "../../server/src/store/open.ts";
import type { Product } from "../live/product.ts";

/** The server stops, so much time passes for who waits, for what has ended, is promised, or was seen amiss, and it starts again. */
export async function laterBy(product: Product, ms: number): Promise<void> {
  await product.stop();
  const db = new Database(databaseFile(product.dataFolder));
  for (const passes of [
    "update conversations set queuedAtMs = queuedAtMs - ? where state = 'queued'",
    "update conversations set closedAtMs = closedAtMs - ? where state = 'closed'",
    "update alarms set sinceMs = sinceMs - ?",
    "update promises set dueAtMs = dueAtMs - ?",
    "update promises set remindAtMs = remindAtMs - ?",
    "update deadlines set dueAtMs = dueAtMs - ? where kind = 'promise'",
  ])
    db.prepare(passes).run(ms);
  db.close();
  await product.start();
}
