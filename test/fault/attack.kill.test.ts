import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nanoid } from "nanoid";
import WebSocket from "ws";
import { cpuUs, residentKib } from "../bench/machine.ts";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, setUp, until, type Product } from "../live/product.ts";

const ORIGIN = "http://shop.test";
const FRAMES = 1_000;
/** An attacking frame may cost the server this many times what a message that is stored costs. */
const COST_RATIO = 2;
const MEMORY_BOUND_KIB = 64 * 1024;

let product: Product;
let siteKey: string;
let good: LiveVisitor;
let validUs: number;

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
  await cpuOf(() => flood(() => message("warming up")));
  validUs = await cpuOf(() => flood(() => message("a message like any other")));
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
])(
  `G11: a client that sends %s costs no more than twice a good one, and the others are served`,
  async (_what, frame) => {
    const beforeKib = residentKib(pid());
    const said = good.said.length;
    const attackUs = await cpuOf(async () => {
      const attack = flood(frame);
      good.say(`still here, ${said}`);
      await attack;
    });
    await until("the good visitor is answered", () => good.isQuiet());
    expect(good.acknowledged.size).toBe(good.said.length);
    expect(good.refused).toEqual([]);
    expect(attackUs).toBeLessThanOrEqual(validUs * COST_RATIO);
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

function pid(): number {
  if (product.pid === undefined) throw new Error("the server is not running");
  return product.pid;
}

async function cpuOf(act: () => Promise<void>): Promise<number> {
  const before = cpuUs(pid());
  await act();
  return cpuUs(pid()) - before;
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

/** Sends so many frames, as fast as the server answers or hangs up; a client that is thrown out comes back. */
async function flood(frame: () => string): Promise<void> {
  for (let sent = 0; sent < FRAMES;) {
    const socket = openSocket();
    let isOpen = true;
    socket.on("close", () => (isOpen = false));
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "hello", protocol: 1, site: siteKey, cursors: {} }));
    await once(socket, "message");
    while (isOpen && sent < FRAMES) {
      const answered = Promise.race([once(socket, "message"), once(socket, "close")]);
      socket.send(frame());
      sent += 1;
      await answered;
    }
    socket.terminate();
  }
}
