import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Job, Verdict } from "./judge-worker.ts";

/** Does the jobs on every core, the long ones first; the verdicts stand in the order of the jobs. */
export async function judgeAll(
  jobs: readonly Job[],
  progress: (verdict: Verdict) => void,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const order = jobs.map((job, at) => ({ job, at })).toReversed();
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("judge-worker.ts", import.meta.url));
      let current = order[next++];
      const hand = () => {
        if (current !== undefined) worker.postMessage(current.job);
        else void worker.terminate().then(() => resolve(), reject);
      };
      worker.on("message", (verdict: Verdict) => {
        if (current !== undefined) verdicts[current.at] = verdict;
        progress(verdict);
        current = order[next++];
        hand();
      });
      worker.on("error", reject);
      hand();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return verdicts;
}
