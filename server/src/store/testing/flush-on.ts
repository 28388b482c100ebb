import { type ManualClock, manualClock } from "@presently/shared/testing";
import type { Engine } from "../engine.ts";
import { createFlush, type Flush, type FlushOptions } from "../flush.ts";
import type { StoredEvent } from "../stored-event.ts";

export interface TestFlush extends Flush {
  readonly clock: ManualClock;
  /** Lets everything run, and says how the promises ended: each one's value, or the code or message of its error. */
  ends(promises: readonly Promise<unknown>[]): Promise<unknown[]>;
  /** What was published, one list per call. */
  readonly published: StoredEvent[][];
  /** What was logged as an error. */
  readonly logged: unknown[];
}

/** A flush on an engine, with a clock moved by hand and its publications taken down. */
export function flushOn(runner: Engine, options: Partial<FlushOptions> = {}): TestFlush {
  const clock = manualClock();
  const published: StoredEvent[][] = [];
  const logged: unknown[] = [];
  const flush = createFlush({
    runner,
    clock,
    log: { error: ({ err }) => logged.push(err) },
    publish: (events) => published.push([...events]),
    ...options,
  });
  async function ends(promises: readonly Promise<unknown>[]): Promise<unknown[]> {
    const ended = endings(promises);
    await clock.settle();
    return ended;
  }
  return { ...flush, ends, clock, published, logged };
}

async function endings(promises: readonly Promise<unknown>[]): Promise<unknown[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => {
    if (result.status === "fulfilled") return result.value;
    const { reason } = result;
    if (typeof reason === "object" && reason !== null && "code" in reason) return reason.code;
    return String(reason);
  });
}
