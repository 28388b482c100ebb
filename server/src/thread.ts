import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Runs the program `name`, which lies beside the module that asks (`from` is its `import.meta.url`), in a thread of its own. The ending
 * is the asker's, so it is found in the source and in the built server alike.
 */
export function startThread(name: string, from: string, workerData: unknown): Worker {
  return new Worker(new URL(`./${name}${extname(from)}`, from), { workerData });
}

/**
 * The one answer of a thread that is asked one thing. Rejects when it fails or ends without answering, and with the reason of `signal` once that
 * is aborted. What the answer must look like is checked by whoever awaits it: thrown from here, where nobody waits, it would end the process.
 */
export function askThread(
  name: string,
  from: string,
  workerData: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = startThread(name, from, workerData);
    // The thread's end is told of by its "exit".
    const end = () => void worker.terminate();
    signal?.addEventListener("abort", end, { once: true });
    worker.once("exit", () => signal?.removeEventListener("abort", end));
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(signal?.aborted ? signal.reason : new Error(`${name} ended with code ${code}`)),
    );
  });
}
