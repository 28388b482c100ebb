/**
 * `npm run demo`: the product on a folder that is thrown away afterwards, a shop's page with the chat on it, three agents and visitors who
 * come and go by themselves. Join the queue in the shop, sign in to the console, and watch.
 */
import { parseArgs } from "node:util";
import { randomOf } from "@presently/shared/testing";
import { addColleague, COLLEAGUE, createProduct, freePort, OWNER, setUp } from "../live/product.ts";
import { playAgent, playVisitors, type Scene } from "./cast.ts";
import { openShop } from "./shop.ts";

const USAGE = `npm run demo -- [--speed N] [--seed N]
  --speed  how much quicker than life: 0.5 to 20, 1 without it (chats of a minute and a half, a day in 24 minutes)
  --seed   another cast: any whole number, 1 without it`;

const AGENTS = [
  COLLEAGUE,
  { email: "mia@shop.example", password: "seven green umbrellas" },
  { email: "teo@shop.example", password: "a ladder in the orchard" },
];
/** Everybody in the demo comes from one address. */
const ROOM_FOR_ALL = {
  PRESENTLY_NEW_VISITORS_PER_IP: "100000",
  PRESENTLY_MAX_SOCKETS_PER_IP: "2000",
  PRESENTLY_SITE_CONVERSATIONS_PER_MINUTE: "1000",
  PRESENTLY_LOG_LEVEL: "warn",
};

const { speed, seed } = options();
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const product = await createProduct(ROOM_FOR_ALL);
const timers = new Set<NodeJS.Timeout>();
const closers: (() => unknown)[] = [];
let isOver = false;
process.once("SIGINT", () => void end()).once("SIGTERM", () => void end());

const { siteKey, consoleUrl } = await setUp(product, origin);
for (const who of AGENTS) await addColleague(product, siteKey, who);
await product.start();
closers.push(await openShop(port, product.url, siteKey));
const scene: Scene = {
  url: product.url,
  origin,
  siteKey,
  random: randomOf(seed),
  speed,
  after,
  atEnd: (close) => void closers.push(close),
};
for (const who of AGENTS) await playAgent(scene, who);
playVisitors(scene);
process.stdout.write(`
  The shop, where you can join the queue   ${origin}
  The console                              ${consoleUrl}
    e-mail ${OWNER.email}, password ${OWNER.password}

Everything in it is made up; its data in ${product.dataFolder} is gone when you press Ctrl+C.
`);

function after(ms: number, run: () => void): void {
  if (isOver) return;
  const timer = setTimeout(() => {
    timers.delete(timer);
    run();
  }, ms / speed);
  timers.add(timer);
}

async function end(): Promise<void> {
  isOver = true;
  for (const timer of timers) clearTimeout(timer);
  for (const close of closers) await close();
  await product.dispose();
}

function options(): { speed: number; seed: number } {
  try {
    const { values } = parseArgs({
      options: { speed: { type: "string" }, seed: { type: "string" } },
    });
    const asked = { speed: Number(values.speed ?? 1), seed: Number(values.seed ?? 1) };
    if (asked.speed >= 0.5 && asked.speed <= 20 && Number.isInteger(asked.seed)) return asked;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // an option that there is not
  }
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
