import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Runs the program `name`, which lies beside the module that asks (`from` is its `import.meta.url`), in a thread of its own. The ending
 * is the asker's, so it is found in the source and in the built server alike.
 */
export function startThread(name: string, from: string, workerData: unknown): Worker {
  return new Worker(new URL(`./${name}${extname(from)}`, from), { workerData });
}
