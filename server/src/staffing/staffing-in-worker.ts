import { DeskError, StaffingReport } from "@presently/shared/protocol";
import * as z from "zod";
import { startThread } from "../thread.ts";
import type { StaffingQuestion } from "./compute.ts";

/** Answers how a desk is staffed. Throws `site.unknown` for a site nobody has, `overloaded` when too many ask. */
export type AskStaffing = (question: StaffingQuestion) => Promise<StaffingReport>;

const Message = z.object({ report: StaffingReport.optional() });
/** Who asks may wait for so many others: each keeps a core busy for seconds, and chats come first. */
const MOST_ASKING = 4;

/** Asks a thread of its own, which reads the database file; one at a time, and never so many that they pile up. */
export function staffingIn(file: string): AskStaffing {
  let asking = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (question) => {
    if (asking >= MOST_ASKING) throw new DeskError("overloaded");
    asking += 1;
    const before = last;
    const turn = (async () => {
      await before;
      return await askThread(file, question);
    })();
    // The next one waits for the end of this one, however it ends; whoever asked is told of a failure.
    last = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      asking -= 1;
    }
  };
}

function askThread(file: string, question: StaffingQuestion): Promise<StaffingReport> {
  return new Promise((resolve, reject) => {
    const worker = startThread("staffing-worker", import.meta.url, { file, question });
    worker.once("message", (message) => {
      const { report } = Message.parse(message);
      if (report === undefined) reject(new DeskError("site.unknown"));
      else resolve(report);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the staffing report ended with code ${code}`)));
  });
}
