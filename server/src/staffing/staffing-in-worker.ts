import { DeskError, StaffingReport } from "@presently/shared/protocol";
import * as z from "zod";
import { askThread } from "../thread.ts";
import type { StaffingQuestion } from "./compute.ts";
import { inTurn } from "./in-turn.ts";

/** Answers how a desk is staffed. Throws `site.unknown` for a site nobody has, `overloaded` when too many ask. */
export type AskStaffing = (question: StaffingQuestion) => Promise<StaffingReport>;

const Message = z.object({ report: StaffingReport.optional() });
/** So many may ask at once: each keeps a core busy for seconds, and chats come first. */
const MOST_ASKING = 4;

/** Asks a thread of its own, which reads the database file; one at a time, and never so many that they pile up (ST10). */
export function staffingIn(file: string): AskStaffing {
  return inTurn((question) => reportOn(file, question), MOST_ASKING);
}

async function reportOn(file: string, question: StaffingQuestion): Promise<StaffingReport> {
  const { report } = Message.parse(
    await askThread("staffing-worker", import.meta.url, { file, question }),
  );
  if (report === undefined) throw new DeskError("site.unknown");
  return report;
}
