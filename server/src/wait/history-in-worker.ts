import { inTurn } from "../staffing/in-turn.ts";
import { askThread } from "../thread.ts";
import { HistoryReport } from "./history-report.ts";
import type { HistoryQuestion } from "./replay-history.ts";

/** Replays a desk's history. Throws `overloaded` when too many ask; fails when `signal` is aborted. */
export type AskHistory = (
  question: HistoryQuestion,
  signal: AbortSignal | undefined,
) => Promise<HistoryReport>;

interface Asked {
  readonly question: HistoryQuestion;
  readonly signal: AbortSignal | undefined;
}

/** So many may ask at once: each keeps a core busy for seconds, and chats come first. */
const MOST_ASKING = 4;

/** Asks a thread of its own, which reads the database file; one at a time, and it ends when nobody listens any more (W17). */
export function historyIn(file: string): AskHistory {
  const ask = inTurn(async ({ question, signal }: Asked) => {
    const given = { file, question };
    return HistoryReport.parse(await askThread("history-worker", import.meta.url, given, signal));
  }, MOST_ASKING);
  return (question, signal) => ask({ question, signal });
}
