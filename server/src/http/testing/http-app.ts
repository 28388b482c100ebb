import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manualClock } from "@presently/shared/testing";
import Fastify, { type FastifyBaseLogger } from "fastify";
import { nanoid } from "nanoid";
import { createAccounts } from "../../accounts/accounts.ts";
import { type Config, loadConfig } from "../../config.ts";
import { createLog } from "../../log.ts";
import { createFlush } from "../../store/flush.ts";
import { openStore } from "../../store/open.ts";
import type { StoredEvent } from "../../store/stored-event.ts";
import { findBuiltFiles } from "../built-files.ts";
import { addHttp } from "../http.ts";
import { createMetrics } from "../metrics.ts";
import { serverOptions } from "../server-options.ts";

export const OWNER = { email: "ann@shop.example", name: "Ann", password: "a walrus in a teapot" };
export const HOST = "127.0.0.1:8484";
export const ORIGIN = `http://${HOST}`;

/** The HTTP side of the server on a database in memory, with a clock that is moved by hand. */
export async function httpApp(given: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "presently-http-"));
  const config: Config = loadConfig({ PRESENTLY_DATA_DIR: folder, ...given }, folder);
  const clock = manualClock();
  const lines: string[] = [];
  const published: StoredEvent[] = [];
  const log = createLog({ logLevel: "trace" }, { write: (line) => void lines.push(line) });
  const store = openStore(":memory:");
  const flush = createFlush({
    runner: store.runner,
    clock: { nowMs: clock.nowMs, soon: setImmediate },
    log,
    publish: (events) => void published.push(...events),
  });
  const accounts = createAccounts({ flush, clock, newId: nanoid, log, limits: config });
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({ ...serverOptions(config, nanoid), loggerInstance });
  const storage = {
    isWritable: true,
    freeBytes: undefined,
    takesConversations: true,
    takesUploads: true,
  };
  const reasons: string[] = [];
  const cookie = await addHttp(app, {
    config,
    clock,
    log,
    flush,
    storage: { storageState: () => storage },
    accounts,
    files: findBuiltFiles(),
    metrics: createMetrics(),
    metricsToken: "a token that nobody can guess",
    notReady: () => reasons[0],
  });
  await app.ready();

  /** The owner, a site and what else a fresh installation has; answers the owner's cookie. */
  async function setUp(): Promise<{ cookie: string; siteKey: string }> {
    const { siteKey } = await accounts.installation.setUp({
      ...OWNER,
      siteName: "Shop",
      origins: ["https://shop.example"],
      departmentName: "Support",
    });
    return { cookie: await signIn(OWNER.email, OWNER.password), siteKey };
  }

  async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
    return await app.inject({
      method: "POST",
      url: `/console/api${url}`,
      headers: { host: HOST, origin: ORIGIN, "content-type": "application/json", ...headers },
      payload: JSON.stringify(body),
    });
  }

  async function get(url: string, headers: Record<string, string> = {}) {
    return await app.inject({ method: "GET", url, headers: { host: HOST, ...headers } });
  }

  /** Signs in from one address or another and answers the cookie to send. */
  async function signIn(email: string, password: string): Promise<string> {
    const answer = await post("/sign-in", { email, password });
    if (answer.statusCode !== 200) throw new Error(`sign-in was refused: ${answer.body}`);
    return cookieOf(answer.cookies);
  }

  async function close(): Promise<void> {
    await app.close();
    await flush.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  return {
    app,
    accounts,
    clock,
    config,
    cookie,
    flush,
    lines,
    published,
    reasons,
    storage,
    store,
    setUp,
    signIn,
    post,
    get,
    close,
  };
}

export type HttpApp = Awaited<ReturnType<typeof httpApp>>;

/** The cookie header by which a browser would come back. */
export function cookieOf(cookies: readonly { name: string; value: string }[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
