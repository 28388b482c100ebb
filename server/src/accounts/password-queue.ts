import { DeskError } from "@presently/shared/protocol";

/** Hashing costs 19 MiB and a core for a while: two at once, twenty waiting, then `overloaded` (R28). */
export interface PasswordQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createPasswordQueue(maxRunning = 2, maxWaiting = 20): PasswordQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running < maxRunning) {
      running += 1;
      return;
    }
    if (waiting.length >= maxWaiting) throw new DeskError("overloaded", {}, 1_000);
    // Whoever ends hands its place on, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function done(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    async run(work) {
      await turn();
      try {
        return await work();
      } finally {
        done();
      }
    },
  };
}
