import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Clock, Timer } from "@presently/shared/clock";

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

/** A thread that answers one question after the other, and is there only while it is asked. */
export interface KeptThread {
  /** Rejects when the thread fails or ends without answering; the next question has a new one. One at a time. */
  ask(question: unknown): Promise<unknown>;
  /** Ends it, with the question it was asked. */
  close(): void;
}

/**
 * Keeps the thread of `name` for `idleMs` after its last answer: to start one costs more than most questions do. The program answers each message
 * of its port with one. It keeps no process alive that has nothing else to do.
 */
export function keepThread(
  name: string,
  from: string,
  workerData: unknown,
  options: { readonly clock: Pick<Clock, "after">; readonly idleMs: number },
): KeptThread {
  let worker: Worker | undefined;
  let idle: Timer | undefined;

  function begin(): Worker {
    const begun = startThread(name, from, workerData);
    // Also while nobody asks: whoever asks next has a new thread, and an error that nobody heard would end the process.
    const forget = () => {
      if (worker === begun) worker = undefined;
    };
    begun.once("exit", forget).on("error", forget);
    return begun;
  }

  function end(): void {
    idle?.cancel();
    void worker?.terminate();
    worker = undefined;
  }

  return {
    close: end,
    ask: (question) =>
      new Promise((resolve, reject) => {
        idle?.cancel();
        const asked = (worker ??= begin());
        asked.ref();
        const settle = () => {
          asked.off("message", answered).off("error", failed).off("exit", ended);
          asked.unref();
        };
        const answered = (answer: unknown) => {
          settle();
          if (worker === asked) idle = options.clock.after(options.idleMs, end);
          resolve(answer);
        };
        const failed = (error: unknown) => {
          settle();
          reject(error);
        };
        const ended = (code: number) => failed(new Error(`${name} ended with code ${code}`));
        asked.once("message", answered).once("error", failed).once("exit", ended);
        asked.postMessage(question);
      }),
  };
}
