import Database from "better-sqlite3";
import { databaseFile } from "../../server/src/store/open.ts";
import type { Product } from "../live/product.ts";

/** The server stops, so much time passes for who waits and for what was seen amiss, and it starts again. */
export async function laterBy(product: Product, ms: number): Promise<void> {
  await product.stop();
  const db = new Database(databaseFile(product.dataFolder));
  db.prepare("update conversations set queuedAtMs = queuedAtMs - ? where state = 'queued'").run(ms);
  db.prepare("update alarms set sinceMs = sinceMs - ?").run(ms);
  db.close();
  await product.start();
}
