import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { createSqliteRunner } from "../store/sqlite-runner.ts";
import { computeMyFigures, computeReport, ReportQuestion } from "./compute-report.ts";
import { countDays } from "./count-days.ts";
import { AskedQuery, whatPeopleAsk } from "./what-people-ask.ts";

/** The thread behind reports-in-worker.ts: it reads on a connection of its own, each statement for itself, so that no log has to wait for it. */
const { file, count } = z
  .object({
    file: z.string(),
    /** What to count, and then to end; without it, questions come one after the other. */
    count: z.object({ desk: z.int(), mostDays: z.int() }).optional(),
  })
  .parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
const { now } = createSqliteRunner(db);
const Question = z.discriminatedUnion("of", [...ReportQuestion.options, AskedQuery]);

function answerTo(question: z.infer<typeof Question>): unknown {
  switch (question.of) {
    case "team":
      return now(computeReport(question));
    case "agent":
      return now(computeMyFigures(question));
    case "asked":
      return now(whatPeopleAsk(question));
  }
}

if (count === undefined) {
  parentPort?.on("message", (message) => {
    parentPort?.postMessage(answerTo(Question.parse(message)));
  });
} else {
  try {
    parentPort?.postMessage(now(countDays(count.desk, count.mostDays)));
  } finally {
    db.close();
  }
}
