import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { fileProblems } from "../store/message-files.ts";
import { check } from "../store/check.ts";

/** The thread behind check-in-worker.ts. */
const { file, isThorough } = z
  .object({ file: z.string(), isThorough: z.boolean() })
  .parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
try {
  const report = check(db, { isThorough });
  const problems = report.isWhole ? fileProblems(db, dirname(file), Date.now()) : [];
  parentPort?.postMessage({ ...report, problems: [...report.problems, ...problems] });
} finally {
  db.close();
}
