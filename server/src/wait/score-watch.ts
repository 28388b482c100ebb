import type { Clock, Timer } from "@presently/shared/clock";
import type { SystemCommand } from "../desk.ts";
import type { Flush } from "../store/flush.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { readWaitScores } from "../views/wait-scores.ts";

/** A score is looked at once a minute at most, and only when something may have changed it. */
const EVERY_MS = 60_000;

export interface ScoreWatch {
  hear(events: readonly Pick<StoredEvent, "type">[]): void;
  close(): void;
}

/**
 * Tells the team when the promises to a department's visitors no longer hold as often as promised, and when they do again (W16). After a
 * start what is amiss is told anew.
 */
export function watchScores(options: {
  readonly desk: number;
  readonly clock: Clock;
  readonly store: Pick<Flush, "read">;
  readonly asSystem: (command: SystemCommand) => Promise<unknown>;
  readonly log: { error(fields: { err: unknown }, message: string): void };
}): ScoreWatch {
  const { desk, clock, store, asSystem, log } = options;
  const wasWithin = new Map<number, boolean>();
  let timer: Timer | undefined;
  let isClosed = false;

  async function look(): Promise<void> {
    for (const { department, score } of await readWaitScores(store, desk)) {
      const { waits, keptShare, boundShare, isWithin } = score.latest;
      if ((wasWithin.get(department) ?? true) === isWithin) continue;
      if (keptShare === null || boundShare === null) continue;
      const shares = {
        keptPercent: percentOf(keptShare, waits),
        boundPercent: percentOf(boundShare, waits),
      };
      await asSystem({ type: "score.notice", department, waits, ...shares, isWithin });
      wasWithin.set(department, isWithin);
    }
  }

  return {
    hear(events) {
      if (isClosed || timer !== undefined || !events.some(({ type }) => mayChangeScore(type)))
        return;
      timer = clock.after(EVERY_MS, () => {
        timer = undefined;
        look().catch((error: unknown) => {
          if (!isClosed) log.error({ err: error }, "the score of the waits could not be read");
        });
      });
    },
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}

/** Rounded down, for what was not reached must not read as if it were; from the count, since 114 / 200 * 100 is less than 57. */
function percentOf(share: number, waits: number): number {
  return Math.floor((Math.round(share * waits) * 100) / waits);
}

/** Whether an event may change a score: a wait has ended, or one that did is a test now, or none after all. */
function mayChangeScore(type: string): boolean {
  return (
    type === "conversation.marked" ||
    type === "conversation.assigned" ||
    type === "conversation.closed" ||
    type === "conversation.messageLeft"
  );
}
