import { once } from "node:events";
import { closeCodes } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nanoid } from "nanoid";
import WebSocket from "ws";
import { residentKib } from "../bench/machine.ts";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until, type Product } from "../live/product.ts";

const ORIGIN = "http://shop.test";
/** At least so many frames an attack. */
const FRAMES = 2_000;
/** Messages that the good visitor sends, one after the other, while the attack goes on. */
const GOOD_MESSAGES = 20;
/** Marks of two kinds in the wrong order, as many as a frame's schema lets through: sorting them takes time with the square. */
const COSTLY_TEXT = `a${"\u0301".repeat(4000)}${"\u0316".repeat(3999)}`;
const MEMORY_BOUND_KIB = 64 * 1024;

let product: Product;
let siteKey: string;
let good: LiveVisitor;

beforeAll(async () => {
  product = await createProduct({
    PRESENTLY_MAX_SOCKETS_PER_IP: "2000",
    PRESENTLY_NEW_VISITORS_PER_IP: "100000",
    PRESENTLY_MESSAGES_PER_SECOND: "100",
    PRESENTLY_MESSAGES_BURST: "1000",
    PRESENTLY_LOG_LEVEL: "error",
  });
  siteKey = (await setUp(product, ORIGIN)).siteKey;
  await product.start();
  good = liveVisitor(product.url, ORIGIN, siteKey);
  const like = () => message("a message like any other");
  await flood(like, (sent) => sent >= FRAMES); // what is kept for good once it was needed
});

afterAll(async () => {
  good?.close();
  await product?.dispose();
});

test.each([
  ["what is no JSON", () => "{".repeat(200)],
  ["unknown frames", () => JSON.stringify({ type: "admin.dropAll", text: "x".repeat(200) })],
  [
    "objects where texts belong",
    () => JSON.stringify({ type: "command", commandId: nanoid(), command: { type: { $ne: 1 } } }),
  ],
  ["frames that are too large", () => "x".repeat(70_000)],
  ["texts that are costly to clean", () => message(COSTLY_TEXT)],
])(
  "G11: a client that sends %s takes a bounded memory, and the others are served meanwhile",
  async (_what, frame) => {
    const beforeKib = residentKib(pid());
    let isOver = false;
    const attack = flood(frame, (sent) => isOver && sent >= FRAMES);
    for (let n = 1; n <= GOOD_MESSAGES; n += 1) {
      good.say(`still here, ${good.said.length}`);
      await until("the good visitor is answered", () => good.isQuiet());
    }
    isOver = true;
    await attack;
    expect(good.acknowledged.size).toBe(good.said.length);
    expect(good.refused).toEqual([]);
    expect(residentKib(pid()) - beforeKib).toBeLessThan(MEMORY_BOUND_KIB);
  },
);

test("G11, R16: sockets that say nothing are closed, and those in their place are served", async () => {
  const silent = Array.from({ length: 200 }, () => openSocket());
  await Promise.all(silent.map((socket) => once(socket, "open")));
  good.say("between the silent ones");
  await until("the good visitor is answered", () => good.isQuiet());
  await Promise.all(silent.map((socket) => once(socket, "close")));
});

test("G11: long-polls that take nothing of a long history and send on are closed, and leave nothing behind", async () => {
  const before = good.said.length;
  for (let n = 0; n < 20; n += 1) good.say(`${before + n} ${"x".repeat(3900)}`);
  await until("the history is stored", () => good.isQuiet());
  const token = good.token();
  if (token === undefined) throw new Error("the visitor has no token");
  const beforeKib = residentKib(pid());
  const attackers = await Promise.all(Array.from({ length: 8 }, () => openLongPoll(token)));
  for (let n = 2; n <= 150; n += 1) {
    await Promise.all(attackers.map((attacker) => attacker.send(n, "x".repeat(60_000))));
    if (n % 30 === 0) good.say(`still here, ${good.said.length}`);
  }
  await until("the good visitor is answered", () => good.isQuiet());
  expect(residentKib(pid()) - beforeKib).toBeLessThan(MEMORY_BOUND_KIB);
  for (const attacker of attackers)
    expect(await attacker.closedWith()).toBe(closeCodes.rateLimited);
  expect(good.refused).toEqual([]);
});

/** A long-poll of a visitor who was here before, on a page that knows nothing; the hello is sent, and nothing of its answer taken. */
async function openLongPoll(token: string) {
  const ask = async (path: string, init: RequestInit, headers: Record<string, string> = {}) =>
    await fetch(`${product.url}/wire/visitor/${path}`, {
      ...init,
      headers: { origin: ORIGIN, "content-type": "application/json", ...headers },
    });
  const opened = await ask(`open?site=${siteKey}`, { method: "POST", body: "{}" });
  const { connection, secret } = (await opened.json()) as { connection: string; secret: string }; // as documented
  const authorization = `Bearer ${connection}.${secret}`;
  const send = async (n: number, frame: string) => {
    const body = JSON.stringify({ n, frames: [frame] });
    await ask("send", { method: "POST", body }, { authorization });
  };
  const cursors = { [good.conversation() ?? ""]: "0." };
  await send(1, JSON.stringify({ type: "hello", protocol: 1, site: siteKey, token, cursors }));
  return {
    send,
    async closedWith(): Promise<number | undefined> {
      const answer = await ask("poll?after=0", { method: "GET" }, { authorization });
      return ((await answer.json()) as { closed?: { code: number } }).closed?.code; // as documented
    },
  };
}

function pid(): number {
  if (product.pid === undefined) throw new Error("the server is not running");
  return product.pid;
}

function openSocket(): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${product.port}/ws/visitor?site=${siteKey}`, {
    headers: { origin: ORIGIN },
  });
}

function message(text: string): string {
  const command = { type: "message.post", text };
  return JSON.stringify({ type: "command", commandId: nanoid(), command });
}

/** Sends frames ten at a time until it is enough; a client that is thrown out comes back. */
async function flood(frame: () => string, isEnough: (sent: number) => boolean): Promise<void> {
  for (let sent = 0; !isEnough(sent);) {
    const socket = openSocket();
    const closed = once(socket, "close");
    let onAnswer: () => void = () => {};
    socket.on("message", () => onAnswer());
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "hello", protocol: 1, site: siteKey, cursors: {} }));
    while (socket.readyState === WebSocket.OPEN && !isEnough(sent)) {
      const answered = new Promise<void>((resolve) => (onAnswer = resolve));
      for (let n = 0; n < 10; n += 1) socket.send(frame());
      sent += 10;
      await Promise.race([answered, closed]);
    }
    socket.terminate();
  }
}
