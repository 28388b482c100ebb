import { once } from "node:events";
import { longPollTransport } from "@presently/shared/client";
import { nanoid } from "nanoid";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { newSecret } from "./accounts/secret-token.ts";
import { type App, createApp } from "./app.ts";
import { type Config, loadConfig } from "./config.ts";
import { findBuiltFiles } from "./http/built-files.ts";
import { createMetrics } from "./http/metrics.ts";
import { openStore, type Store } from "./store/open.ts";
import { watchStorage } from "./store/storage-health.ts";
import { systemClock } from "./system-clock.ts";

const SHOP = "http://shop.example";
let app: App;
let store: Store;
let base: string;
let siteKey: string;
let isOverloaded: boolean;

async function start(settings: Partial<Config> = {}): Promise<void> {
  const clock = systemClock();
  const log = pino({ level: "silent" });
  store = openStore(":memory:");
  isOverloaded = false;
  app = await createApp({
    config: { ...loadConfig({}, "/nowhere"), ...settings },
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
    isOverloaded: () => isOverloaded,
  });
  await app.start();
  base = await app.fastify.listen({ port: 0, host: "127.0.0.1" });
  const installed = await app.accounts.installation.setUp({
    email: "ann@shop.example",
    name: "Ann",
    password: "a walrus in a teapot",
    siteName: "Shop",
    origins: [SHOP],
    departmentName: "Support",
  });
  siteKey = installed.siteKey;
}

beforeEach(() => start());
afterEach(async () => {
  await app.close();
  store.close();
});

function open(path: string, origin: string | undefined, headers: Record<string, string> = {}) {
  const options = origin === undefined ? { headers } : { origin, headers };
  return new WebSocket(`${base.replace("http", "ws")}${path}`, options);
}

const visitorSocket = (origin: string | undefined = SHOP) =>
  open(`/ws/visitor?site=${siteKey}`, origin);

/** The status a socket was refused with before the upgrade. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  socket.on("error", () => {});
  const [, response] = (await once(socket, "unexpected-response")) as [
    unknown,
    { statusCode?: number },
  ]; // as ws hands it
  socket.terminate();
  return response.statusCode;
}

async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, "close")) as [number]; // as ws hands it
  return code;
}

type Frame = Readonly<Record<string, unknown>>;
const inboxes = new WeakMap<WebSocket, { frames: Frame[]; wake: () => void }>();

/** Keeps everything a socket hears from its first moment on: several frames may come in one turn. */
function listen(socket: WebSocket): WebSocket {
  const inbox = { frames: [] as Frame[], wake: () => {} };
  inboxes.set(socket, inbox);
  socket.on("message", (data: Buffer) => {
    inbox.frames.push(JSON.parse(data.toString()) as Frame); // the server's own
    inbox.wake();
  });
  return socket;
}

/** The first frame of a type that the socket has heard or will hear. */
async function next(socket: WebSocket, type: string): Promise<Frame> {
  const inbox = inboxes.get(socket);
  if (inbox === undefined) throw new Error("nobody listens to this socket");
  for (;;) {
    const found = inbox.frames.find((frame) => frame["type"] === type);
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      const others = inbox.wake;
      inbox.wake = () => {
        others();
        resolve();
      };
    });
  }
}

async function welcomed(token?: string): Promise<WebSocket> {
  const socket = listen(visitorSocket());
  await once(socket, "open");
  const rest = token === undefined ? {} : { token };
  socket.send(JSON.stringify({ type: "hello", protocol: 1, site: siteKey, cursors: {}, ...rest }));
  await next(socket, "synced");
  return socket;
}

test.each([
  ["a foreign page", "https://evil.example"],
  ["a page that says null", "null"],
  ["a program that says nothing", undefined],
])("R34: %s is refused before the upgrade", async (_, origin) => {
  const socket =
    origin === undefined ? open(`/ws/visitor?site=${siteKey}`, undefined) : visitorSocket(origin);
  expect(await refusal(socket)).toBe(403);
});

test("R34: an unknown site is refused before the upgrade, and a foreign page at the agents' door", async () => {
  expect(await refusal(open("/ws/visitor?site=ste_nowhere", SHOP))).toBe(404);
  expect(await refusal(open("/ws/agent", SHOP))).toBe(403);
  expect(await refusal(open("/ws/agent", undefined))).toBe(403);
});

test("R21: an agent without a session is told 4401 in a way that a page can read", async () => {
  expect(await closeCode(open("/ws/agent", base))).toBe(4401);
});

test("TF6: neither a socket nor a file opens to whoever has yet to set up their second step", async () => {
  const password = "the admin sits on a hill";
  const email = "bea@shop.example";
  await app.accounts.installation.addAgent({
    email,
    name: "Bea",
    password,
    role: "admin",
    siteKey,
  });
  const { token } = await app.accounts.signIn({ email, password, ip: "192.0.2.1" });
  const cookie = `presently=${token}; __Host-presently=${token}`;
  const ask = () =>
    fetch(`${base}/console/api/files/fil_${"A".repeat(21)}`, { headers: { cookie } });
  const desk = open("/ws/agent", base, { cookie });
  await once(desk, "open");
  expect((await ask()).status).toBe(404);
  store.db.exec(`insert into "secondFactorRoles" ("desk", "role") values (1, 'admin')`);
  expect(await closeCode(open("/ws/agent", base, { cookie }))).toBe(4401);
  expect((await ask()).status).toBe(401);
});

test("R16: a frame of 70 kB, one in 70 fragments and a binary one close the connection with their codes", async () => {
  const big = await welcomed();
  big.send("x".repeat(70_000));
  expect(await closeCode(big)).toBe(1009);

  const torn = await welcomed();
  for (let at = 0; at < 70; at += 1) torn.send("x", { fin: at === 69 });
  torn.on("error", () => {});
  expect([1006, 1008]).toContain(await closeCode(torn));

  const binary = await welcomed();
  binary.send(Buffer.from([1, 2]));
  expect(await closeCode(binary)).toBe(1003);
});

test("R16: one address may open so many sockets and no more, and a place is free again after a close", async () => {
  await app.close();
  store.close();
  await start({ maxSocketsPerIp: 2 });
  const first = await welcomed();
  const second = await welcomed();
  expect(await refusal(visitorSocket())).toBe(429);
  first.close();
  await closeCode(first);
  const third = await welcomed();
  expect(third.readyState).toBe(WebSocket.OPEN);
  expect(second.readyState).toBe(WebSocket.OPEN);
});

test("R23: an overloaded server turns new sockets away with 1013 and keeps those it has", async () => {
  const kept = await welcomed();
  isOverloaded = true;
  expect(await closeCode(visitorSocket())).toBe(1013);
  kept.send(JSON.stringify({ type: "ping" }));
  expect((await next(kept, "pong"))["type"]).toBe("pong");
});

test("R22: when the server leaves, each client is told when to come back, and what was asked is answered", async () => {
  const sockets = await Promise.all([welcomed(), welcomed(), welcomed()]);
  const delays = sockets.map((socket) => next(socket, "leaving"));
  const codes = sockets.map(closeCode);
  const [first] = sockets;
  const acknowledged = first === undefined ? undefined : next(first, "ack");
  const command = { type: "message.post", text: "still there?" };
  first?.send(JSON.stringify({ type: "command", commandId: "x".repeat(21), command }));
  // The command is read before the server is told to leave: its commit is on the way.
  first?.send(JSON.stringify({ type: "ping" }));
  if (first !== undefined) await next(first, "pong");
  app.leave();
  expect(await acknowledged).toMatchObject({ ref: "x".repeat(21) });
  const spans = (await Promise.all(delays)).map((frame) => Number(frame["returnAfterMs"]));
  for (const span of spans) {
    expect(span).toBeGreaterThanOrEqual(500);
    expect(span).toBeLessThanOrEqual(5000);
  }
  expect(new Set(spans).size).toBeGreaterThan(1);
  expect(await Promise.all(codes)).toEqual([1012, 1012, 1012]);
  expect(await closeCode(visitorSocket())).toBe(1012);
  expect((await fetch(`${base}/readyz`)).status).toBe(503);
});

test("R20, P23: the same frames travel over long-poll, a reply over it reaches a WebSocket, and who goes says so", async () => {
  const heard: Record<string, unknown>[] = [];
  const waiting: { type: string; resolve: () => void }[] = [];
  const seen = (type: string) =>
    heard.some((frame) => frame["type"] === type)
      ? Promise.resolve()
      : new Promise<void>((resolve) => waiting.push({ type, resolve }));
  let tellFarewell: (status: number) => void;
  const farewell = new Promise<number>((resolve) => (tellFarewell = resolve));
  const fetchFromShop: typeof fetch = (url, init) =>
    fetch(url, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), origin: SHOP },
    }).then((answer) => {
      if (init?.method === "DELETE") tellFarewell(answer.status);
      return answer;
    }); // ours are plain objects
  const socket = longPollTransport({
    base: `${base}/wire/visitor`,
    query: `?site=${siteKey}`,
    fetch: fetchFromShop,
    newAbort: () => new AbortController(),
    clock: systemClock(),
  })({
    onOpen() {
      socket.send(JSON.stringify({ type: "hello", protocol: 1, site: siteKey, cursors: {} }));
    },
    onText(text) {
      const frame = JSON.parse(text) as Record<string, unknown>; // the server's own
      heard.push(frame);
      for (const { resolve } of waiting.filter(({ type }) => type === frame["type"])) resolve();
    },
    onClose() {},
  });
  await seen("synced");
  const token = String(heard.find((frame) => frame["type"] === "welcome")?.["token"]);
  const command = { type: "message.post", text: "over the hedge" };
  socket.send(JSON.stringify({ type: "command", commandId: "y".repeat(21), command }));
  await seen("ack");
  await seen("events");

  const other = await welcomed(token);
  expect(JSON.stringify(await next(other, "reset"))).toContain("over the hedge");
  other.terminate();
  await once(other, "close");
  socket.close();
  expect(await farewell).toBe(204);
});

test("P20: a long-poll of a foreign page is refused, and another's connection is not found", async () => {
  const post = (path: string, origin: string, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, {
      method: "POST",
      headers: { origin, "content-type": "application/json", ...headers },
      body: "{}",
    });
  for (const [site, origin, status, code] of [
    [siteKey, "https://evil.example", 403, "origin.not-allowed"],
    ["ste_nowhere", SHOP, 404, "site.unknown"],
  ] as const) {
    const refused = await post(`/wire/visitor/open?site=${site}`, origin);
    expect(refused.status).toBe(status);
    // A page that may not read the answer would take it for a lost connection, and try for ever (R19).
    expect(refused.headers.get("access-control-allow-origin")).toBe(origin);
    expect(await refused.json()).toMatchObject({ code });
  }
  expect((await post("/wire/agent/open", base)).status).toBe(401);
  const opened = await post(`/wire/visitor/open?site=${siteKey}`, SHOP);
  expect(opened.headers.get("access-control-allow-origin")).toBe(SHOP);
  const { connection, secret } = (await opened.json()) as { connection: string; secret: string }; // as P20 says
  for (const [path, bearer, origin] of [
    ["/wire/visitor/send", `${connection}.${"z".repeat(43)}`, SHOP],
    ["/wire/visitor/send", `nowhere.${secret}`, SHOP],
    ["/wire/agent/send", `${connection}.${secret}`, SHOP],
    ["/wire/visitor/send", `${connection}.${secret}`, "https://evil.example"],
  ] as const) {
    const answer = await post(path, origin, { authorization: `Bearer ${bearer}` });
    expect([path, answer.status]).toEqual([path, 404]);
    expect(await answer.json()).toMatchObject({ code: "not-found" });
  }
});
