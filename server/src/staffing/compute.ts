import type { StaffingReport } from "@presently/shared/protocol";
import * as z from "zod";
import { type ReportEffort, staffingReport } from "../domain/staffing/staffing-report.ts";
import type { Script } from "../store/script.ts";
import { readHistory } from "./read-history.ts";
import { readScope } from "./scope.ts";

/** What is asked: which sites (null = all of the desk), and what share of visitors is to wait no longer than that. */
export const StaffingQuestion = z.object({
  desk: z.int(),
  siteKeys: z.array(z.string()).nullable(),
  share: z.number(),
  withinMs: z.int(),
  nowMs: z.number(),
});
export type StaffingQuestion = z.infer<typeof StaffingQuestion>;

/** Reads and simulates: seconds of work, so never on the thread that serves. Undefined when there is no such site. */
export function* computeStaffing(
  { desk, siteKeys, share, withinMs, nowMs }: StaffingQuestion,
  effort?: ReportEffort,
): Script<StaffingReport | undefined> {
  const scope = yield* readScope(desk, siteKeys);
  if (scope === undefined) return undefined;
  return staffingReport(
    yield* readHistory(desk, scope, withinMs, nowMs),
    { share, withinMs },
    effort,
  );
}
