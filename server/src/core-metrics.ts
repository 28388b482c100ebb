import { Counter, Gauge, type Registry } from "prom-client";
import type { Core } from "./core.ts";

/** What the core says of itself to whoever operates the server. */
export function exportCore({ gateway, waitFailures, repairs }: Core, registry: Registry): void {
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
    "Seconds in which waits could not be estimated",
    waitFailures,
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
