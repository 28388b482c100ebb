import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { liveVisitor, type LiveVisitor } from "../live/live-visitor.ts";
import { createProduct, OWNER, setUp, until, type Product } from "../live/product.ts";
import { type WallClock, wallClock } from "../live/wall-clock.ts";

const ORIGIN = "http://shop.test";
/** Long enough for the ticks of a second, the reconciliation (5 s) and a missed heartbeat (15 s) to have seen the new time. */
const WATCHED_MS = 20_000;
/** As fast as people write, and within what a visitor may send. */
const LINE_EVERY_MS = 1_000;
const HOUR_MS = 3_600_000;

let wall: WallClock;
let product: Product;
let siteKey: string;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  wall = wallClock();
  product = await createProduct(wall.env);
  siteKey = (await setUp(product, ORIGIN)).siteKey;
  await product.start();
});

afterEach(() => {
  for (const step of undo.splice(0)) step();
  wall.setAside(0);
});

afterAll(async () => {
  await product?.dispose();
  wall?.[Symbol.dispose]();
});

test.each([3, -3])(
  "G10, R50: a wall clock moved by %d h under a running server changes no order, no place, no session and no offer",
  { timeout: 120_000 },
  async (hours) => {
    const cookie = await signIn(product.url, OWNER);
    const agent = liveAgent(product.url, cookie, 1);
    undo.push(() => agent.close());
    await until("the agent is there", () => agent.isQuiet());
    const chatting = visitorSaying("I am being answered");
    await until("the agent has the first chat", () => agent.threads().length === 1);
    const [conversation] = agent.threads();
    if (conversation === undefined) throw new Error("the agent has no chat");
    const waiting: LiveVisitor[] = [];
    for (const name of ["ana", "ben"]) {
      const visitor = visitorSaying(`${name} waits`);
      await until(`${name} is in line`, () => visitor.isQuiet());
      waiting.push(visitor);
    }

    wall.setAside(hours);
    await until("the server's wall clock has moved", async () => (await hoursAside()) === hours);
    const startedMs = performance.now();
    for (let n = 1; performance.now() - startedMs < WATCHED_MS; n += 1) {
      chatting.say(`line ${n}`);
      await until("it is acknowledged", () => chatting.isQuiet());
      agent.send({ type: "message.post", conversationId: conversation, text: `answer ${n}` });
      await until("it is read", () => chatting.shown().at(-1)?.text === `answer ${n}`);
      expect(await statusOfMe(cookie)).toBe(200);
      await pause(LINE_EVERY_MS);
    }
    expect([chatting, ...waiting].map((visitor) => visitor.connections())).toEqual([1, 1, 1]);
    const numbers = chatting.shown().map(({ publicSeq }) => publicSeq);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(agent.threads()).toEqual([conversation]);

    // The next is offered when the first chat and its wrap-up have ended, and the line is as it was.
    const endChat = () => {
      const held = agent.threads().at(-1);
      if (held === undefined) throw new Error("the agent has no chat");
      agent.send({ type: "conversation.close", conversationId: held });
      agent.send({ type: "wrapUp.end", conversationId: held });
    };
    for (const [at, visitor] of waiting.entries()) {
      endChat();
      await until("the next has come", () => agent.threads().length === at + 2);
      const given = agent.threads().at(-1);
      await until(
        "their thread is open",
        () => given !== undefined && agent.shown(given).length > 0,
      );
      expect(given && agent.shown(given).map(({ text }) => text)).toEqual(visitor.said);
    }
    endChat();
    await until("all is answered", () => agent.isQuiet());
  },
);

function visitorSaying(text: string): LiveVisitor {
  const visitor = liveVisitor(product.url, ORIGIN, siteKey);
  undo.push(() => visitor.close());
  visitor.say(text);
  return visitor;
}

async function statusOfMe(cookie: string): Promise<number> {
  const headers = { cookie, origin: product.url };
  return (await fetch(`${product.url}/console/api/me`, { headers })).status;
}

/** How far the server's wall clock stands beside ours, by the date on its answers. */
async function hoursAside(): Promise<number> {
  const { headers } = await fetch(`${product.url}/healthz`);
  return Math.round((Date.parse(headers.get("date") ?? "") - Date.now()) / HOUR_MS);
}
