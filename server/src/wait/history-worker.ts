import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { createSqliteRunner } from "../store/sqlite-runner.ts";
import { HistoryQuestion, replayHistory } from "./replay-history.ts";

/** The thread behind `replay --from-history`: it reads on a connection of its own, each statement for itself, so that no log has to wait for it. */
const { file, question } = z
  .object({ file: z.string(), question: HistoryQuestion })
  .parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
try {
  parentPort?.postMessage(createSqliteRunner(db).now(replayHistory(question)));
} finally {
  db.close();
}
