import { Counter, Gauge, type Registry } from "prom-client";
import type { Logger } from "pino";
import { readForScrape } from "../scrape-reading.ts";
import type { Mailer } from "./mailer.ts";

/** What the outbox says of itself to whoever operates the server. */
export function exportMail(
  mailer: Pick<Mailer, "counts" | "waiting">,
  registry: Registry,
  log: Pick<Logger, "warn">,
): void {
  const registers = [registry];
  new Counter({
    name: "presently_mails_total",
    help: "Mails since the start: sent; failed for good; retried, counting each try that has to be repeated",
    labelNames: ["outcome"],
    registers,
    collect() {
      this.reset();
      for (const outcome of ["sent", "failed", "retried"] as const)
        this.inc({ outcome }, mailer.counts[outcome]);
    },
  });
  new Gauge({
    name: "presently_mails_waiting",
    help: "Mails that wait to go, for their time, a limit or the mail server",
    registers,
    async collect() {
      const waiting = await readForScrape(() => mailer.waiting(), log);
      if (waiting === undefined) this.remove();
      else this.set(waiting);
    },
  });
}
