import { MyFigures, Report } from "@presently/shared/protocol";
import { inTurn } from "../staffing/in-turn.ts";
import { askThread } from "../thread.ts";
import type { ReportQuestion } from "./compute-report.ts";
import type { CountedDays } from "./count-days.ts";

/** Answers what is asked of figures. Throws `overloaded` when too many ask. */
export interface AskReports {
  team(question: Extract<ReportQuestion, { of: "team" }>): Promise<Report>;
  agent(question: Extract<ReportQuestion, { of: "agent" }>): Promise<MyFigures>;
}

/** A report takes some tenths of a second: so many may ask at once. */
const MOST_ASKING = 8;
/** Days that are counted before what was found is kept. */
const MOST_DAYS = 40;

/** Asks a thread of its own, which reads the database file; one at a time, and never so many that they pile up (RP7). */
export function reportsIn(file: string): AskReports {
  const ask = inTurn(
    (question: ReportQuestion) =>
      askThread("reports-worker", import.meta.url, { file, task: { kind: "report", question } }),
    MOST_ASKING,
  );
  return {
    team: async (question) => Report.parse(await ask(question)),
    agent: async (question) => MyFigures.parse(await ask(question)),
  };
}

/** Counts on a thread of its own what is not counted yet. */
export async function countIn(file: string, desk: number): Promise<CountedDays> {
  const task = { kind: "count", desk, mostDays: MOST_DAYS };
  return (await askThread("reports-worker", import.meta.url, { file, task })) as CountedDays; // from our own thread, unchanged
}
