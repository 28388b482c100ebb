import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationId, FileId, SiteId, VisitorCommand } from "@presently/shared/protocol";
import { type ManualClock, manualClock } from "@presently/shared/testing";
import { nanoid } from "nanoid";
import { pino } from "pino";
import { newSecret } from "../../accounts/secret-token.ts";
import { type App, createApp } from "../../app.ts";
import { type Config, loadConfig } from "../../config.ts";
import { enterVisitor, handle } from "../../desk.ts";
import { findBuiltFiles } from "../../http/built-files.ts";
import { createMetrics } from "../../http/metrics.ts";
import { hashOf } from "../../realtime/visitor-identity.ts";
import { openStore, type Store } from "../../store/open.ts";
import type { StoredEvent } from "../../store/stored-event.ts";

export const SHOP = "http://shop.example";
export const HOST = "127.0.0.1:8484";
const OWNER = { email: "ann@shop.example", name: "Ann", password: "a walrus in a teapot" };

/** A visitor who is known, without a connection. */
export interface Known {
  readonly token: string;
  /** Posts as this visitor; answers the conversation. */
  post(text: string, files?: readonly string[]): Promise<ConversationId>;
}

/**
 * The whole server over plain requests, with its files in a folder of its own, for a site that takes them. Its clock goes by itself but
 * for what the test adds.
 */
export async function fileApp(settings: Partial<Config> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "presently-files-"));
  const manual: ManualClock = manualClock();
  // Answers come with the event loop's turns; only the time of day is the test's.
  const clock = {
    nowMs: () => manual.nowMs(),
    after: (ms: number, run: () => void) => manual.after(ms, run),
    soon: (run: () => void) => void setImmediate(run),
  };
  const log = pino({ level: "silent" });
  const store: Store = openStore(":memory:");
  const storage = { takesUploads: true };
  const deps = {
    config: { ...loadConfig({}, dataDir), dataDir, ...settings },
    clock,
    log,
    newId: nanoid,
    newSecret,
    random: Math.random,
    runner: store.runner,
    storage: {
      storageState: () => ({
        isWritable: true,
        freeBytes: undefined,
        takesConversations: true,
        ...storage,
      }),
      failed: () => {},
      committed: () => {},
      close: () => {},
    },
    files: findBuiltFiles(),
    identitySecret: newSecret(),
    metricsToken: newSecret(),
  };
  let app: App = await createApp({ ...deps, metrics: createMetrics() });
  await app.start();
  const { siteKey } = await app.accounts.installation.setUp({
    ...OWNER,
    siteName: "Shop",
    origins: [SHOP],
    departmentName: "Support",
  });
  const site = siteKey as SiteId; // `setUp` writes the prefix
  const setSite = (stored: string): void =>
    void store.db.prepare(`update "sites" set "settings" = ?`).run(stored);
  const siteNumber = Number(store.db.prepare(`select "id" from "sites"`).pluck().get());
  const context = { desk: 1, clock, newId: nanoid };

  const ask = (
    method: "GET" | "POST" | "OPTIONS",
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: Buffer,
  ) =>
    app.fastify.inject({
      method,
      url,
      headers: { host: HOST, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });

  async function visitor(): Promise<Known> {
    const token = `pv_${newSecret()}`;
    const siteId = siteNumber;
    const entered = await app.flush.submit(
      enterVisitor({ site: siteId, tokenHash: hashOf(token) }, context),
    );
    const actor = {
      kind: "visitor",
      visitor: entered.visitor,
      id: entered.id,
      site: siteId,
    } as const;
    return {
      token,
      async post(text, files) {
        const command: VisitorCommand = {
          type: "message.post",
          text,
          ...(files === undefined ? {} : { files: files as FileId[] }), // as an upload answered them
        };
        const answer = await app.flush.submit(handle(actor, command, nanoid(), context));
        if (answer.conversationId === undefined) throw new Error("no conversation");
        return answer.conversationId;
      },
    };
  }

  /** Uploads as a visitor's page does. */
  const upload = (
    who: Pick<Known, "token">,
    content: Buffer,
    name = "photo",
    headers: Readonly<Record<string, string>> = {},
  ) =>
    ask(
      "POST",
      `/wire/visitor/files?site=${site}`,
      {
        origin: SHOP,
        authorization: `Bearer ${who.token}`,
        "content-type": "application/octet-stream",
        "presently-file-name": encodeURIComponent(name),
        ...headers,
      },
      content,
    );

  const fetchAs = (who: Pick<Known, "token">, id: string) =>
    ask("GET", `/wire/visitor/files/${id}?site=${site}`, {
      origin: SHOP,
      authorization: `Bearer ${who.token}`,
    });

  /** The cookie of somebody who signs in. */
  async function signIn(who: { email: string; password: string } = OWNER): Promise<string> {
    const answer = await app.fastify.inject({
      method: "POST",
      url: "/console/api/sign-in",
      headers: { host: HOST, origin: `http://${HOST}`, "content-type": "application/json" },
      payload: JSON.stringify({ email: who.email, password: who.password }),
    });
    return answer.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");
  }

  return {
    get app() {
      return app;
    },
    manual,
    site,
    store,
    /** Writes what the site's row keeps of its settings. */
    setSite,
    storage,
    context,
    ask,
    visitor,
    upload,
    fetchAs,
    signIn,
    folder: join(dataDir, "files"),
    /** What lies in the folder. */
    names: (): string[] => (app.files === undefined ? [] : readdirSync(join(dataDir, "files"))),
    read: (name: string): Buffer => readFileSync(join(dataDir, "files", name)),
    /** Another server on the same data, as after a crash. */
    async restart(): Promise<void> {
      await app.close();
      app = await createApp({ ...deps, metrics: createMetrics() });
      await app.start();
    },
    async close(): Promise<void> {
      await app.close();
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type FileApp = Awaited<ReturnType<typeof fileApp>>;

/** The events that were stored, in order. */
export function eventsOf({ store }: Pick<FileApp, "store">): Pick<StoredEvent, "type" | "data">[] {
  const rows = store.db.prepare(`select "type", "data" from "events" order by "deskSeq"`).all();
  return rows.map((row) => {
    const { type, data } = row as { type: string; data: string }; // the two columns asked for
    return { type, data: JSON.parse(data) as StoredEvent["data"] };
  });
}
