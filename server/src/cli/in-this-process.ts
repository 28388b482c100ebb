import { join } from "node:path";
import { nanoid } from "nanoid";
import { createAccounts } from "../accounts/accounts.ts";
import type { Config } from "../config.ts";
import { staffingIn } from "../staffing/staffing-in-worker.ts";
import { IDENTITY_SECRET_FILE, secretIn } from "../secret-file.ts";
import { createFlush } from "../store/flush.ts";
import { COMMAND_BUSY_MS, openStore } from "../store/open.ts";
import { systemClock } from "../system-clock.ts";
import { historyIn } from "../wait/history-in-worker.ts";
import { baseUrl } from "./base-url.ts";
import { type Answer, type Operation, perform } from "./operations.ts";

/** Performs an operation with no server running: takes the folder's lock, does it, and lets go. */
export async function performHere(operation: Operation, config: Config): Promise<Answer> {
  const store = openStore(config.dataDir, { busyTimeoutMs: COMMAND_BUSY_MS });
  const clock = systemClock();
  const log = { info: ignore, warn: ignore, error: ignore };
  const flush = createFlush({ runner: store.runner, clock, log, publish: ignore });
  try {
    const secret = secretIn(join(config.dataDir, IDENTITY_SECRET_FILE));
    const accounts = createAccounts({ flush, clock, newId: nanoid, log, limits: config, secret });
    const { db } = store;
    const [staffing, history] = [staffingIn(db.name), historyIn(db.name)];
    const base = () => baseUrl(config);
    return await perform(operation, { accounts, db, staffing, history, base });
  } finally {
    await flush.close();
    store.close();
  }
}

/** Nobody listens to the stream, and what fails reaches whoever ran the command as an error. */
function ignore(): void {}
