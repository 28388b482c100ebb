import { askThread } from "../thread.ts";
import { HistoryReport } from "./history-report.ts";
import type { HistoryQuestion } from "./replay-history.ts";

/** Replays a desk's history in a thread of its own, which reads the database file. */
export async function historyInWorker(
  file: string,
  question: HistoryQuestion,
): Promise<HistoryReport> {
  return HistoryReport.parse(
    await askThread("history-worker", import.meta.url, { file, question }),
  );
}
