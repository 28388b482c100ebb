import { MyFigures, Report, WhatPeopleAsk } from "@presently/shared/protocol";
import { inTurn } from "../staffing/in-turn.ts";
import type { Clock } from "@presently/shared/clock";
import { askThread, keepThread } from "../thread.ts";
import type { ReportQuestion } from "./compute-report.ts";
import type { CountedDays } from "./count-days.ts";
import type { AskedQuery } from "./what-people-ask.ts";

/** Answers what is asked of figures. Throws `overloaded` when too many ask. */
export interface AskReports {
  team(question: Extract<ReportQuestion, { of: "team" }>): Promise<Report>;
  agent(question: Extract<ReportQuestion, { of: "agent" }>): Promise<MyFigures>;
  asked(question: AskedQuery): Promise<WhatPeopleAsk>;
  close(): void;
}

/** A report of a year takes a tenth of a second: so many may ask at once. */
const MOST_ASKING = 8;
/** Days that are counted before what was found is kept. */
const MOST_DAYS = 40;

/** Who looks at figures looks at more than one; after a minute the thread's 30 MB are free again. */
const IDLE_MS = 60_000;

/** Asks a thread of its own, which reads the database file; one at a time, and never so many that they pile up (RP7). */
export function reportsIn(file: string, clock: Pick<Clock, "after">): AskReports {
  const thread = keepThread(
    "reports-worker",
    import.meta.url,
    { file },
    { clock, idleMs: IDLE_MS },
  );
  const ask = inTurn((question: ReportQuestion | AskedQuery) => thread.ask(question), MOST_ASKING);
  return {
    team: async (question) => Report.parse(await ask(question)),
    agent: async (question) => MyFigures.parse(await ask(question)),
    asked: async (question) => WhatPeopleAsk.parse(await ask(question)),
    close: () => thread.close(),
  };
}

/** Counts on a thread of its own what is not counted yet. */
export async function countIn(file: string, desk: number): Promise<CountedDays> {
  const given = { file, count: { desk, mostDays: MOST_DAYS } };
  return (await askThread("reports-worker", import.meta.url, given)) as CountedDays; // from our own thread, unchanged
}
