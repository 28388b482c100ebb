import * as z from "zod";
import type { CheckReport } from "../store/check.ts";
import { startThread } from "../thread.ts";

const Report = z.object({
  schemaVersion: z.int(),
  isWhole: z.boolean(),
  problems: z.array(z.string()),
});

/** Examines a database file in a thread of its own, since it reads everything: a server goes on meanwhile (R23). */
export function checkInWorker(file: string, isThorough: boolean): Promise<CheckReport> {
  return new Promise((resolve, reject) => {
    const worker = startThread("check-worker", import.meta.url, { file, isThorough });
    worker.once("message", (message) => resolve(Report.parse(message)));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the check ended with code ${code}`)));
  });
}
