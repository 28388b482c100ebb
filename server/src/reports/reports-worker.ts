import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { createSqliteRunner } from "../store/sqlite-runner.ts";
import { computeMyFigures, computeReport, ReportQuestion } from "./compute-report.ts";
import { countDays } from "./count-days.ts";

/** The thread behind reports-in-worker.ts: it reads on a connection of its own, each statement for itself, so that no log has to wait for it. */
const { file, task } = z
  .object({
    file: z.string(),
    task: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("report"), question: ReportQuestion }),
      z.object({ kind: z.literal("count"), desk: z.int(), mostDays: z.int() }),
    ]),
  })
  .parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
try {
  const { now } = createSqliteRunner(db);
  parentPort?.postMessage(
    task.kind === "count"
      ? now(countDays(task.desk, task.mostDays))
      : task.question.of === "team"
        ? now(computeReport(task.question))
        : now(computeMyFigures(task.question)),
  );
} finally {
  db.close();
}
