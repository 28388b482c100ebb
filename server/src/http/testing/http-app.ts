import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeskError } from "@presently/shared/protocol";
import { manualClock } from "@presently/shared/testing";
import Fastify, { type FastifyBaseLogger } from "fastify";
import { nanoid } from "nanoid";
import { visitorDataOf } from "../../privacy/testing/held.ts";
import { createAccounts } from "../../accounts/accounts.ts";
import type { PasswordCost } from "../../accounts/password.ts";
import { type Config, loadConfig } from "../../config.ts";
import { createLog } from "../../log.ts";
import { createFlush } from "../../store/flush.ts";
import { createInstallWatch } from "../../install/install-watch.ts";
import { computeStaffing } from "../../staffing/compute.ts";
import { searchConversations } from "../../search/search-conversations.ts";
import { computeMyFigures, computeReport } from "../../reports/compute-report.ts";
import { whatPeopleAsk } from "../../reports/what-people-ask.ts";
import { openStore } from "../../store/open.ts";
import type { StoredEvent } from "../../store/stored-event.ts";
import { pushSettings } from "../../push/push-settings.ts";
import { newSecret } from "../../accounts/secret-token.ts";
import { addHttp } from "../http.ts";
import { createMetrics } from "../metrics.ts";
import { serverOptions } from "../server-options.ts";
import { writeBuiltFixture } from "./built-fixture.ts";

export const OWNER = { email: "ann@shop.example", name: "Ann", password: "a walrus in a teapot" };
export const HOST = "127.0.0.1:8484";
export const ORIGIN = `http://${HOST}`;
/** What most tests hash with: the rules about the cost itself have tests of their own. */
const CHEAP: PasswordCost = { memoryKib: 64, passes: 1, lanes: 1 };
const SERVER_SECRET = "a secret of the server that nobody can guess";
export const METRICS_TOKEN = "a token that nobody can guess";

interface Answered {
  readonly statusCode: number;
  readonly body: string;
  readonly rawPayload: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly { name: string; value: string }[];
  json(): unknown;
}

/** The HTTP side of the server on a database in memory, with a clock that is moved by hand. `given`: settings as environment. */
export async function httpApp(
  given: Readonly<Record<string, string>> = {},
  hashing: PasswordCost = CHEAP,
) {
  const folder = mkdtempSync(join(tmpdir(), "presently-http-"));
  const config: Config = loadConfig({ PRESENTLY_DATA_DIR: folder, ...given }, folder);
  const clock = manualClock();
  const lines: string[] = [];
  const published: StoredEvent[] = [];
  const routes: { method: string; url: string }[] = [];
  const log = createLog({ logLevel: "trace" }, { write: (line) => void lines.push(line) });
  const store = openStore(":memory:");
  const flush = createFlush({
    runner: store.runner,
    clock: { nowMs: () => clock.nowMs(), soon: (run) => void setImmediate(run) },
    log,
    publish: (events) => void published.push(...events),
  });
  const accounts = createAccounts({
    flush,
    clock,
    newId: nanoid,
    log,
    limits: config,
    secret: SERVER_SECRET,
    passwordCost: hashing,
  });
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({ ...serverOptions(config, nanoid), loggerInstance });
  app.addHook("onRoute", ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url });
  });
  const install = createInstallWatch(clock);
  const storage = { takesConversations: true };
  const reasons: string[] = [];
  await addHttp(app, {
    config,
    clock,
    log,
    newId: nanoid,
    webhooks: { wake: () => {} },
    flush,
    storage: {
      storageState: () => ({
        isWritable: true,
        freeBytes: undefined,
        takesUploads: true,
        ...storage,
      }),
    },
    accounts,
    visitorData: visitorDataOf({
      store,
      flush,
      clock,
      removeFile: async () => {},
      readFile: async () => undefined,
    }),
    identitySecret: SERVER_SECRET,
    staffing: async (question) => {
      // On the test's own thread: a database in memory is nobody else's.
      const report = store.runner.now(computeStaffing(question));
      if (report === undefined) throw new DeskError("site.unknown");
      return report;
    },
    reports: {
      team: async (question) => store.runner.now(computeReport(question)),
      agent: async (question) => store.runner.now(computeMyFigures(question)),
      asked: async (question) => store.runner.now(whatPeopleAsk(question)),
      close: () => undefined,
    },
    search: {
      find: async (question) => store.runner.now(searchConversations(question)),
      close: () => undefined,
    },
    push: pushSettings(config, newSecret),
    install,
    files: writeBuiltFixture(join(folder, "built")),
    metrics: createMetrics(),
    metricsToken: METRICS_TOKEN,
    notReady: () => reasons[0],
  });

  /** What a fresh installation has: the owner and a site; answers the owner's cookie. */
  async function setUp(): Promise<{ cookie: string; siteKey: string }> {
    const { siteKey } = await accounts.installation.setUp({
      ...OWNER,
      siteName: "Shop",
      origins: ["https://shop.example"],
      departmentName: "Support",
    });
    return { cookie: await signIn(OWNER.email, OWNER.password), siteKey };
  }

  /** As the console's page would ask. */
  async function post(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    return await app.inject({
      method: "POST",
      url: `/console/api${path}`,
      headers: { host: HOST, origin: ORIGIN, "content-type": "application/json", ...headers },
      payload: JSON.stringify(body),
    });
  }

  async function get(
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    return await app.inject({ method: "GET", url, headers: { host: HOST, ...headers } });
  }

  async function signIn(email: string, password: string): Promise<string> {
    const answer = await post("/sign-in", { email, password });
    if (answer.statusCode !== 200) throw new Error(`sign-in was refused: ${answer.body}`);
    return cookieOf(answer);
  }

  /** Adds somebody by the owner's hand. */
  async function addColleague(
    siteKey: string,
    role: "admin" | "supervisor" | "agent",
    email = `${role}@shop.example`,
  ): Promise<{ email: string; password: string }> {
    const password = `the ${role} sits on a hill`;
    await accounts.installation.addAgent({ email, name: role, password, role, siteKey });
    return { email, password };
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
    flush,
    install,
    lines,
    published,
    reasons,
    routes,
    storage,
    store,
    setUp,
    signIn,
    addColleague,
    post,
    get,
    close,
  };
}

export type HttpApp = Awaited<ReturnType<typeof httpApp>>;

/** The header by which a browser would come back. */
export function cookieOf({ cookies }: Pick<Answered, "cookies">): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The code of a refusal. */
export function codeOf(answer: Pick<Answered, "json">): unknown {
  const body = answer.json();
  return typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
}
