import { Counter, Gauge, type Registry } from "prom-client";
import type { Logger } from "pino";
import { readForScrape } from "./scrape-reading.ts";

/** What became of what an outbox held, since the start. */
export interface OutboxCounts {
  readonly sent: number;
  readonly failed: number;
  readonly retried: number;
}

/** What an outbox knows of itself. */
export interface OutboxFigures {
  readonly counts: OutboxCounts;
  /** How many wait to go. */
  waiting(): Promise<number>;
}

/** What each outbox holds, by its name in `/metrics`, and who takes it. */
const held = {
  mails: { what: "Mails", taker: "the mail server" },
  pushes: { what: "Calls by push", taker: "the push service" },
} as const;

/** What an outbox says of itself to whoever operates the server. */
export function exportOutbox(
  outbox: OutboxFigures,
  name: keyof typeof held,
  registry: Registry,
  log: Pick<Logger, "warn">,
): void {
  const registers = [registry];
  const { what, taker } = held[name];
  new Counter({
    name: `presently_${name}_total`,
    help: `${what} since the start: sent; failed for good; retried, counting each try that has to be repeated`,
    labelNames: ["outcome"],
    registers,
    collect() {
      this.reset();
      for (const outcome of ["sent", "failed", "retried"] as const)
        this.inc({ outcome }, outbox.counts[outcome]);
    },
  });
  new Gauge({
    name: `presently_${name}_waiting`,
    help: `${what} that wait to go, for their time, a limit or ${taker}`,
    registers,
    async collect() {
      const waiting = await readForScrape(() => outbox.waiting(), log);
      if (waiting === undefined) this.remove();
      else this.set(waiting);
    },
  });
}
