import { join } from "node:path";
import { nanoid } from "nanoid";
import { DESK } from "../accounts/context.ts";
import { createAccounts } from "../accounts/accounts.ts";
import { FileFolder } from "../files/file-folder.ts";
import type { Config } from "../config.ts";
import { staffingIn } from "../staffing/staffing-in-worker.ts";
import { IDENTITY_SECRET_FILE, secretIn } from "../secret-file.ts";
import { createFlush, type Flush } from "../store/flush.ts";
import { createEraser } from "../privacy/eraser.ts";
import { createVisitorData, type VisitorData } from "../privacy/visitor-data.ts";
import { COMMAND_BUSY_MS, openStore, type Store } from "../store/open.ts";
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
    const visitorData = visitorDataHere(store, flush, config);
    return await perform(operation, { accounts, db, staffing, history, visitorData, base });
  } finally {
    await flush.close();
    store.close();
  }
}

/** What is kept of visitors, with nobody else at it. */
function visitorDataHere(store: Pick<Store, "runner">, flush: Flush, config: Config): VisitorData {
  const clock = systemClock();
  const folder = new FileFolder(config.dataDir);
  const eraser = createEraser({
    desk: DESK,
    clock,
    store: flush,
    removeFile: (id) => folder.remove(id),
    foldLog: () => store.runner.foldLog(),
    log: { warn: ignore },
  });
  return createVisitorData({
    context: { desk: DESK, clock, newId: nanoid },
    store: flush,
    files: folder,
    finish: () => eraser.finish(),
  });
}

/** Nobody listens to the stream, and what fails reaches whoever ran the command as an error. */
function ignore(): void {}
