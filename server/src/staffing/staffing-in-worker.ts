import { DeskError, StaffingReport } from "@presently/shared/protocol";
import * as z from "zod";
import { startThread } from "../thread.ts";
import type { StaffingQuestion } from "./compute.ts";
import { inTurn } from "./in-turn.ts";

/** Answers how a desk is staffed. Throws `site.unknown` for a site nobody has, `overloaded` when too many ask. */
export type AskStaffing = (question: StaffingQuestion) => Promise<StaffingReport>;

const Message = z.object({ report: StaffingReport.optional() });
/** So many may ask at once: each keeps a core busy for seconds, and chats come first. */
const MOST_ASKING = 4;

/** Asks a thread of its own, which reads the database file; one at a time, and never so many that they pile up (ST10). */
export function staffingIn(file: string): AskStaffing {
  return inTurn((question) => askThread(file, question), MOST_ASKING);
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
