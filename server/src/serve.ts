import { join } from "node:path";
import closeWithGrace from "close-with-grace";
import type { Logger } from "pino";
import { nanoid } from "nanoid";
import { newSecret } from "./accounts/secret-token.ts";
import { type App, createApp } from "./app.ts";
import { baseUrl } from "./cli/base-url.ts";
import { openCommandSocket } from "./cli/command-socket.ts";
import { perform } from "./cli/operations.ts";
import type { Config } from "./config.ts";
import { DESK } from "./accounts/context.ts";
import { findBuiltFiles } from "./http/built-files.ts";
import { createMetrics } from "./http/metrics.ts";
import { createLog } from "./log.ts";
import { exportLag, watchOverload } from "./overload.ts";
import { pushSettings } from "./push/push-settings.ts";
import { countIn } from "./reports/reports-in-worker.ts";
import { IDENTITY_SECRET_FILE, secretIn } from "./secret-file.ts";
import { latestEventMs } from "./store/latest-event.ts";
import { openStore } from "./store/open.ts";
import { watchStorage } from "./store/storage-health.ts";
import { systemClock } from "./system-clock.ts";
import { historyIn } from "./wait/history-in-worker.ts";

/** How many connections may wait to be accepted: a whole site's visitors come back at once after a restart. */
const BACKLOG = 4096;
/** In all, leaving takes at most 10 s (R22): this long for clients to be told, the rest for what is being written. */
const FAREWELL_MS = 2_000;
const LEAVE_WITHIN_MS = 9_000;

/** Runs the server; resolves once it listens. From then on it ends by a signal, or by an error nobody caught (R51). */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config);
  const store = openStore(config.dataDir);
  const latestMs = store.runner.now(latestEventMs(DESK));
  const clock = systemClock(latestMs);
  if (latestMs > Date.now())
    log.warn(
      { latestMs },
      "the machine's clock stands before the last event; time goes on from there",
    );
  if (store.wasUnclean)
    log.warn("the last process was killed; the database was checked and is whole");
  const closers: (() => unknown)[] = [() => store.close()];
  try {
    const storage = watchStorage({ folder: config.dataDir, clock, log });
    closers.unshift(() => storage.close());
    const overload = watchOverload(config, clock);
    closers.unshift(() => overload.close());
    const metrics = createMetrics();
    exportLag(overload, metrics);
    const app = await createApp({
      config,
      clock,
      log,
      newId: nanoid,
      newSecret,
      identitySecret: secretIn(join(config.dataDir, IDENTITY_SECRET_FILE)),
      random: Math.random,
      runner: store.runner,
      storage,
      countDays: () => countIn(store.db.name, DESK),
      files: findBuiltFiles(),
      metrics,
      isOverloaded: () => overload.isOverloaded(),
      push: pushSettings(config, () => secretIn(join(config.dataDir, "push-key"))),
      metricsToken: config.metricsToken ?? secretIn(join(config.dataDir, "metrics-token")),
    });
    closers.unshift(() => app.close());
    await app.start();
    const { host, port } = config;
    await app.fastify.listen({ host, port, backlog: BACKLOG });
    const base = () => baseUrl(config, portOf(app));
    const history = historyIn(store.db.name);
    const commands = await openCommandSocket({
      folder: config.dataDir,
      log,
      perform: (operation, signal) =>
        perform(
          operation,
          {
            accounts: app.accounts,
            db: store.db,
            staffing: app.staffing,
            history,
            visitorData: app.visitorData,
            base,
          },
          signal,
        ),
    });
    closers.unshift(() => commands.close());
    endGracefully(app, closers, log);
    await greet(app, base());
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

/** What whoever started the server reads, in one piece. */
async function greet({ accounts }: App, base: string): Promise<void> {
  const lines = [`Presently listens on ${base}`];
  if (!(await accounts.installation.hasOwner())) {
    lines.push("There is no owner yet. Set it up here, within 15 minutes:");
    lines.push(`${base}/console/setup#token=${accounts.setupLink.make()}`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}

function endGracefully(app: App, closers: readonly (() => unknown)[], log: Logger): void {
  closeWithGrace({ delay: LEAVE_WITHIN_MS, logger: false }, async ({ signal, err }) => {
    if (err === undefined) log.info({ signal }, "leaving");
    else log.fatal({ err }, "an error that nobody caught: leaving");
    app.leave();
    await untilTold(app);
    await closeAll(closers);
    log.info("left");
  });
}

/** Clients that were told to come back close by themselves; those that don't are not waited for. */
async function untilTold(app: App): Promise<void> {
  const untilMs = performance.now() + FAREWELL_MS;
  while (app.gateway.openSessions > 0 && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function closeAll(closers: readonly (() => unknown)[]): Promise<void> {
  for (const close of closers) await close();
}

function portOf(app: App): number {
  const address = app.fastify.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
