import type { Clock } from "@presently/shared/clock";
import { nanoid } from "nanoid";
import { newSecret } from "../../server/src/accounts/secret-token.ts";
import { createApp } from "../../server/src/app.ts";
import { type Config, loadConfig } from "../../server/src/config.ts";
import { findBuiltFiles } from "../../server/src/http/built-files.ts";
import { createLog } from "../../server/src/log.ts";
import { createMetrics } from "../../server/src/http/metrics.ts";
import { openStore } from "../../server/src/store/open.ts";
import { watchStorage } from "../../server/src/store/storage-health.ts";
import { freePort, OWNER } from "./product.ts";

export interface Member {
  readonly email: string;
  readonly password: string;
}

/** The whole server in this process, on a clock that hurries. */
export interface HurriedProduct {
  readonly url: string;
  readonly siteKey: string;
  readonly clock: Clock;
  addAgent(who: Member): Promise<void>;
  close(): Promise<void>;
}

/** Time that passes `speed` times as quickly from now on; `soon` stays what it is. */
export function hurriedClock(speed: number, startMs: number): Clock {
  const nowMs = () => Math.floor(startMs + (Date.now() - startMs) * speed);
  return {
    nowMs,
    after(ms, run) {
      const timer = setTimeout(run, Math.max(0, ms) / speed);
      return { cancel: () => clearTimeout(timer) };
    },
    soon: (run) => void setImmediate(run),
  };
}

/** Starts it on a free port of the loopback interface, with an owner and a site whose pages live at `origin`. */
export async function openHurriedProduct(
  clock: Clock,
  origin: string,
  settings: Partial<Config>,
): Promise<HurriedProduct> {
  const log = createLog({ logLevel: "silent" });
  const store = openStore(":memory:");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = await createApp({
    config: { ...loadConfig({}, "/nowhere"), publicUrl: url, ...settings },
    clock,
    log,
    newId: nanoid,
    newSecret,
    identitySecret: newSecret(),
    random: Math.random,
    runner: store.runner,
    storage: watchStorage({ folder: ":memory:", clock, log }),
    files: findBuiltFiles(),
    metrics: createMetrics(),
    metricsToken: newSecret(),
  });
  await app.start();
  await app.fastify.listen({ port, host: "127.0.0.1" });
  const { siteKey } = await app.accounts.installation.setUp({
    ...OWNER,
    name: "Jana",
    siteName: "Lamp shop",
    origins: [origin],
    departmentName: "Support",
  });
  return {
    url,
    siteKey,
    clock,
    async addAgent(who) {
      await app.accounts.installation.addAgent({
        ...who,
        name: who.email.split("@")[0] ?? who.email,
        role: "agent",
        siteKey,
      });
    },
    async close() {
      await app.close();
      store.close();
    },
  };
}

/** What makes a page's own clocks hurry along with the server's; to be run in it before anything else. */
export function hurryPage({ speed, startMs }: { speed: number; startMs: number }): void {
  const realNow = Date.now.bind(Date);
  const hurried = () => startMs + (realNow() - startMs) * speed;
  const openedMs = hurried();
  const { setTimeout: realTimeout, setInterval: realInterval } = window;
  Date.now = hurried;
  performance.now = () => hurried() - openedMs;
  window.Date = new Proxy(Date, {
    construct: (RealDate, args: [number]) =>
      new RealDate(...(args.length > 0 ? args : ([hurried()] as [number]))),
  });
  window.setTimeout = ((run: TimerHandler, ms = 0, ...args: unknown[]) =>
    realTimeout(run, ms / speed, ...args)) as typeof setTimeout; // Node's typing of the same name wants a promisified form beside it
  window.setInterval = ((run: TimerHandler, ms = 0, ...args: unknown[]) =>
    realInterval(run, ms / speed, ...args)) as typeof setInterval; // as above
}
