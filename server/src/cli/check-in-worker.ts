import * as z from "zod";
import type { CheckReport } from "../store/check.ts";
import { askThread } from "../thread.ts";

const Report = z.object({
  schemaVersion: z.int(),
  isWhole: z.boolean(),
  problems: z.array(z.string()),
});

/** Examines a database file in a thread of its own, since it reads everything: a server goes on meanwhile (R23). */
export async function checkInWorker(file: string, isThorough: boolean): Promise<CheckReport> {
  return Report.parse(await askThread("check-worker", import.meta.url, { file, isThorough }));
}
