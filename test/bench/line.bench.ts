/**
 * What a long line costs: visitors who wait behind busy agents, on the built server. An arrival at the end of a short line beside one at the
 * end of a long line, and the road from an agent's close to the next offer. The limits on sockets are raised for the run. Arguments: how many
 * wait, and how many agents are busy.
 */
import Database from "better-sqlite3";
import { setTimeout as pause } from "node:timers/promises";
import type { ConversationId } from "@presently/shared/protocol";
import { signIn } from "../live/live-agent.ts";
import { addColleague, COLLEAGUE, createProduct, setUp, until } from "../live/product.ts";
import { copyRows, NUMBERED } from "./copy-rows.ts";
import { eventLoopLagMs } from "./event-loop-lag.ts";
import { report } from "./figures.ts";
import {
  openAgent,
  openVisitor,
  readAck,
  type LeanAgent,
  type LeanVisitor,
} from "./lean-clients.ts";
import { cpuUs, describeMachine, fineCpuUs, starvedMs } from "./machine.ts";
import { addressOf, openAll } from "./many.ts";
import { ORIGIN, serverPid, settings } from "./road.ts";
import { tallyOf } from "./tally.ts";

const LINE = Number(process.argv[2] ?? 2_000);
const AGENTS = Number(process.argv[3] ?? 200);
/** Arrivals that are compared, at each end of the line's growth. */
const SAMPLE = Math.min(200, Math.floor(LINE / 4));
const CLOSES = Math.min(400, Math.floor(LINE / 2));
/** One arrival in so many ms while they are measured, so that each length of the line is measured over as many ticks. */
const ARRIVAL_EVERY_MS = 25;
const CLOSE_EVERY_MS = 100;
/** Time for what a change leads to: places and ranges are told once a second, the back of a line in the lanes every ten. */
const SETTLE_MS = 12_000;
/** How long a line that does not change is watched. */
const STILL_MS = 5_000;
const MAX_LAG_MS = 50;

const machine = describeMachine();
const product = await createProduct(settings);
const { siteKey } = await setUp(product, ORIGIN);
await addColleague(product, siteKey);
const emails = hire(`${product.dataFolder}/presently.db`, AGENTS);
await product.start();
const pid = serverPid(product);

// Two passwords are compared at a time; more at once would only wait.
const agents = await openAll(
  AGENTS,
  async (number) => {
    const who = { email: emails[number] ?? "", password: COLLEAGUE.password };
    return await openAgent(product.port, await signIn(product.url, who), 1);
  },
  4,
);
const visitors = await openAll(LINE + AGENTS, (number) =>
  openVisitor(product.port, ORIGIN, siteKey, undefined, addressOf(number)),
);
const first = visitors.slice(0, AGENTS);
const waiting = visitors.slice(AGENTS);
const chats = new Map<LeanAgent, ConversationId>();
for (const agent of agents) agent.onOffer = (id) => chats.set(agent, id);
await Promise.all(first.map(say));
await until("every agent has a chat", () => chats.size === AGENTS && agents.every(isQuiet));
await pause(SETTLE_MS);

const tally = {
  visitors: tallyOf(visitors.map(({ socket }) => socket)),
  agents: tallyOf(agents.map(({ socket }) => socket)),
};
await eventLoopLagMs(product); // reading begins a new span
const arrived: ConversationId[] = [];
const short = await arrivals(waiting.slice(0, SAMPLE));
for (const visitor of waiting.slice(SAMPLE, -SAMPLE)) arrived.push(await say(visitor));
await pause(SETTLE_MS);
const long = await arrivals(waiting.slice(-SAMPLE));
const arrivalLagMs = await eventLoopLagMs(product);
await pause(SETTLE_MS);

await eventLoopLagMs(product);
const service = await closes();
const closeLagMs = await eventLoopLagMs(product);
const inOrder = service.served.filter((id, n) => id === arrived[n]).length;
for (const { socket } of [...visitors, ...agents]) socket.terminate();
await product.dispose();

const growth = long.wholeUs / short.wholeUs;
const msOf = (us: number) => `${(us / 1000).toFixed(1)} ms`;
const percentOf = ({ starvedShare }: { starvedShare: number }) =>
  `${(starvedShare * 100).toFixed(0)} %`;
const shortLine = `line of 0 to ${SAMPLE}`;
const longLine = `line of ${LINE - SAMPLE} to ${LINE}`;
report(
  [
    `machine: ${machine}; launch flag --max-semi-space-size=4; limits on sockets raised`,
    `${AGENTS} agents with one chat each, ${LINE} waiting; ${SAMPLE} arrivals at either end, one in ${ARRIVAL_EVERY_MS} ms; ${CLOSES} closes, ${service.perSecond.toFixed(1)}/s`,
    `the server had work and was given no CPU for ${percentOf(short)}, ${percentOf(long)} of the time of the arrivals, ${percentOf(service)} of the closes`,
  ],
  [
    {
      name: `CPU of an arrival, ${longLine} / ${shortLine}`,
      measured: `${growth.toFixed(2)} (${msOf(long.wholeUs)} / ${msOf(short.wholeUs)})`,
      bar: "<= 1.5",
      isMet: growth <= 1.5,
    },
    {
      name: "of it until it is acknowledged, p50",
      measured: `${(long.ownUs / short.ownUs).toFixed(2)} (${msOf(long.ownUs)} / ${msOf(short.ownUs)})`,
    },
    {
      name: "CPU of a second in which nobody comes or goes",
      measured: `${msOf(long.stillUsPerSecond)} / ${msOf(short.stillUsPerSecond)}`,
    },
    {
      name: "from a close to the next offer, p50 / p99",
      measured: `${percentile(service.ms, 50).toFixed(1)} / ${percentile(service.ms, 99).toFixed(1)} ms`,
    },
    {
      name: "CPU from a close to the next offer, p50 / p99",
      measured: `${msOf(percentile(service.us, 50))} / ${msOf(percentile(service.us, 99))}`,
    },
    { name: "CPU of a close with all that follows it", measured: msOf(service.wholeUs) },
    {
      name: "served in the order of arrival",
      measured: `${inOrder} of ${CLOSES}`,
      bar: "all",
      isMet: inOrder === CLOSES,
    },
    {
      name: "event-loop delay p99, arrivals",
      measured: `${arrivalLagMs.toFixed(1)} ms`,
      bar: `<= ${MAX_LAG_MS} ms`,
      isMet: arrivalLagMs <= MAX_LAG_MS,
    },
    {
      name: "event-loop delay p99, closes",
      measured: `${closeLagMs.toFixed(1)} ms`,
      bar: `<= ${MAX_LAG_MS} ms`,
      isMet: closeLagMs <= MAX_LAG_MS,
    },
    { name: `frames to visitors for an arrival, ${shortLine}`, measured: short.toVisitors },
    { name: `frames to visitors for an arrival, ${longLine}`, measured: long.toVisitors },
    { name: `frames to agents for an arrival, ${shortLine}`, measured: short.toAgents },
    { name: `frames to agents for an arrival, ${longLine}`, measured: long.toAgents },
    { name: "frames to visitors for a close", measured: service.toVisitors },
    { name: "frames to agents for a close", measured: service.toAgents },
  ],
);

/** Copies the colleague with all that belongs to them until there are `count`; answers their addresses. */
function hire(file: string, count: number): string[] {
  const db = new Database(file);
  const { account, agent, lastId } = db
    .prepare(
      `select accounts.id as account, agents.id as agent, lastId
       from accounts join agents on agents.account = accounts.id join desks on desks.id = agents.desk
       where email = ?`,
    )
    .get(COLLEAGUE.email) as { account: number; agent: number; lastId: number };
  const copies = count - 1;
  const newAccount = `${lastId} + n`;
  const newAgent = `${lastId + copies} + n`;
  const copy = (table: string, changed: Record<string, string>, where: string) =>
    copyRows(db, table, copies, changed, where);
  if (copies > 0) {
    copy(
      "accounts",
      { id: newAccount, email: "'agent' || n || '@shop.example'" },
      `id = ${account}`,
    );
    copy(
      "agents",
      { id: newAgent, account: newAccount, publicId: `'agt_' || ${NUMBERED}` },
      `id = ${agent}`,
    );
    copy("agentLines", { agent: newAgent }, `agent = ${agent}`);
    copy("roles", { account: newAccount }, `account = ${account}`);
  }
  db.prepare("update desks set lastId = lastId + ?").run(2 * copies);
  db.close();
  return [
    COLLEAGUE.email,
    ...Array.from({ length: copies }, (_, n) => `agent${n + 1}@shop.example`),
  ];
}

/** One message, until it is stored; answers the conversation it is in. */
function say(visitor: LeanVisitor): Promise<ConversationId> {
  return new Promise((resolve) =>
    visitor.chat(
      1,
      () => true,
      (ack) => resolve(readAck(ack).conversationId),
    ),
  );
}

function isQuiet(agent: LeanAgent): boolean {
  return agent.isQuiet();
}

/** Some join the line, one after the other, after a while in which nothing happens. */
async function arrivals(joining: readonly LeanVisitor[]) {
  const still = await cpuWhile(() => pause(STILL_MS));
  tally.visitors.begin();
  tally.agents.begin();
  const own: number[] = [];
  const startedMs = performance.now();
  const whole = await cpuWhile(async () => {
    for (const [n, visitor] of joining.entries()) {
      const beforeUs = fineCpuUs(pid);
      arrived.push(await say(visitor));
      own.push(fineCpuUs(pid) - beforeUs);
      await pause(Math.max(0, startedMs + (n + 1) * ARRIVAL_EVERY_MS - performance.now()));
    }
  });
  return {
    stillUsPerSecond: (still.us / still.ms) * 1000,
    /** With what the server does anyway meanwhile: heartbeats, and once a second places and ranges. */
    wholeUs: whole.us / joining.length,
    ownUs: percentile(own, 50),
    starvedShare: whole.starvedShare,
    toVisitors: tally.visitors.perChange(joining.length),
    toAgents: tally.agents.perChange(joining.length),
  };
}

/** Agents end their chats, one after the other, and are given the next in line. */
async function closes() {
  const served: ConversationId[] = [];
  const ms: number[] = [];
  const us: number[] = [];
  tally.visitors.begin();
  tally.agents.begin();
  const startedMs = performance.now();
  const whole = await cpuWhile(async () => {
    for (let n = 0; n < CLOSES; n += 1) {
      const agent = agents[n % AGENTS];
      const conversationId = agent === undefined ? undefined : chats.get(agent);
      if (agent === undefined || conversationId === undefined) throw new Error("no chat to close");
      const beforeUs = fineCpuUs(pid);
      const beforeMs = performance.now();
      await new Promise<void>((resolve) => {
        agent.onOffer = (next) => {
          ms.push(performance.now() - beforeMs);
          us.push(fineCpuUs(pid) - beforeUs);
          served.push(next);
          chats.set(agent, next);
          resolve();
        };
        agent.send({ type: "conversation.close", conversationId });
        agent.send({ type: "wrapUp.end", conversationId });
      });
      await until("the offer is accepted", agent.isQuiet);
      await pause(Math.max(0, startedMs + (n + 1) * CLOSE_EVERY_MS - performance.now()));
    }
  });
  return {
    served,
    ms,
    us,
    wholeUs: whole.us / CLOSES,
    perSecond: (CLOSES / whole.ms) * 1000,
    starvedShare: whole.starvedShare,
    toVisitors: tally.visitors.perChange(CLOSES),
    toAgents: tally.agents.perChange(CLOSES),
  };
}

/** CPU of the server while something is done, and the part of the time in which it had to wait for a CPU. */
async function cpuWhile(work: () => Promise<unknown>) {
  const before = { us: cpuUs(pid), starvedMs: starvedMs(pid), atMs: performance.now() };
  await work();
  const ms = performance.now() - before.atMs;
  const starvedShare = (starvedMs(pid) - before.starvedMs) / ms;
  return { us: cpuUs(pid) - before.us, ms, starvedShare };
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
