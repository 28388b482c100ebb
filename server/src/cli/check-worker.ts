import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { check } from "../store/check.ts";

/** The thread behind check-in-worker.ts. */
const { file, isThorough } = z
  .object({ file: z.string(), isThorough: z.boolean() })
  .parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
try {
  parentPort?.postMessage(check(db, { isThorough }));
} finally {
  db.close();
}
