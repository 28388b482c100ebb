import type { Clock } from "@presently/shared/clock";
import { type CatchUp, createCatchUp } from "../catch-up.ts";

/** The desk, and the eraser behind it, have their turn between two pieces: 18,000 conversations an hour at most. */
const NEXT_MS = 1_000;
/** Nothing of it is urgent: a server that starts has better things to do. */
const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/** Erases what sites have kept long enough, once an hour and a few conversations at a time (KD2). A server that is killed goes on with the rows. */
export function createRetentionKeeper(options: {
  readonly clock: Clock;
  /** One piece; answers whether there may be more. `told`: the sites of which the audit log knows. */
  readonly eraseSome: (told: Set<number>) => Promise<boolean>;
  readonly log: { warn(fields: object, message: string): void };
}): CatchUp {
  const { clock, eraseSome, log } = options;
  const told = new Set<number>();
  return createCatchUp({
    clock,
    turn: () => eraseSome(told),
    firstMs: FIRST_MS,
    heardMs: NEXT_MS,
    nextMs: NEXT_MS,
    againMs: EVERY_MS,
    idleMs: EVERY_MS,
    log,
    failed: "what was kept long enough is not erased yet",
  });
}
