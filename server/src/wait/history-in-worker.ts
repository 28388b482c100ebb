import { startThread } from "../thread.ts";
import { HistoryReport } from "./history-report.ts";
import type { HistoryQuestion } from "./replay-history.ts";

/** Replays a desk's history in a thread of its own, which reads the database file. */
export function historyInWorker(file: string, question: HistoryQuestion): Promise<HistoryReport> {
  return new Promise((resolve, reject) => {
    const worker = startThread("history-worker", import.meta.url, { file, question });
    worker.once("message", (message) => resolve(HistoryReport.parse(message)));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the replay ended with code ${code}`)));
  });
}
