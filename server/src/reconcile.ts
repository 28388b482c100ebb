import type { Clock, Timer } from "@presently/shared/clock";
import type { SystemCommand } from "./desk/system.ts";
import type { StoredEvent } from "./store/stored-event.ts";

/** How often everything that is not at rest is looked at (D5, R15). */
const RECONCILE_EVERY_MS = 5000;

export interface ReconciliationOptions {
  readonly clock: Clock;
  readonly asSystem: (command: SystemCommand) => Promise<unknown>;
  /** What else is put in order at each look. */
  readonly tidy?: () => Promise<unknown>;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
}

export interface Reconciliation {
  /** Sees the committed events pass: each repair is counted and logged. */
  follow(events: readonly StoredEvent[]): void;
  /** Repairs since the start, by defect; it should stay empty. */
  readonly repairs: ReadonlyMap<string, number>;
  /** Looks no more; twice without harm. */
  close(): void;
}

/** Looks now and every five seconds, also for what should alarm (AL1); the next look is set when the one before is over. */
export function startReconciliation(options: ReconciliationOptions): Reconciliation {
  const { clock, asSystem, tidy, log } = options;
  const repairs = new Map<string, number>();
  let timer: Timer | undefined;
  let isClosed = false;

  function look(): void {
    asSystem({ type: "reconcile" })
      // What was put in order alarms nobody.
      .then(() => asSystem({ type: "alarms.look" }))
      .then(() => tidy?.())
      .catch((error: unknown) => log.warn({ err: error }, "reconciliation failed"))
      .finally(() => {
        if (!isClosed) timer = clock.after(RECONCILE_EVERY_MS, look);
      });
  }
  look();

  return {
    repairs,
    follow(events) {
      for (const { type, conversation, data } of events) {
        if (type !== "defect.repaired") continue;
        const defect = String(data["defect"]);
        repairs.set(defect, (repairs.get(defect) ?? 0) + 1);
        log.warn({ defect, conversation }, "a defect was repaired");
      }
    },
    close() {
      isClosed = true;
      timer?.cancel();
    },
  };
}
