import { Counter, Gauge, type Registry } from "prom-client";
import type { Logger } from "pino";
import type { Core } from "./core.ts";
import { exportOutbox } from "./outbox-metrics.ts";

/** What the core says of itself to whoever operates the server. */
export function exportCore(core: Core, registry: Registry, log: Pick<Logger, "warn">): void {
  const { gateway, waitFailures, ignoredWaitFacts, repairs, mailer, pusher } = core;
  const registers = [registry];
  new Gauge({
    name: "presently_open_sessions",
    help: "Open connections of visitors and agents, over either transport",
    registers,
    collect() {
      this.set(gateway.openSessions);
    },
  });
  new Gauge({
    name: "presently_waiting",
    help: "Conversations that stand in line",
    registers,
    collect() {
      this.set(gateway.board.waiting().length);
    },
  });
  countOf(
    "presently_wait_failures_total",
    "Times that the wait engine failed and was built anew; should stay 0",
    waitFailures,
  );
  countOf(
    "presently_wait_facts_ignored_total",
    "Facts about the queue that the wait engine could not use; should stay 0",
    ignoredWaitFacts,
  );
  new Counter({
    name: "presently_repairs_total",
    help: "Defects that reconciliation found and repaired; should stay 0",
    labelNames: ["defect"],
    registers,
    collect() {
      this.reset();
      for (const [defect, count] of repairs()) this.inc({ defect }, count);
    },
  });
  if (mailer !== undefined) exportOutbox(mailer, "mails", registry, log);
  if (pusher !== undefined) exportOutbox(pusher, "pushes", registry, log);

  function countOf(name: string, help: string, count: () => number): void {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(count());
      },
    });
  }
}
