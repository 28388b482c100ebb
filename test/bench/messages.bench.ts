/**
 * What a durable chat message costs beside an echo: rounds of a bare @fastify/websocket echo and of messages that are received, validated,
 * committed, acknowledged and delivered, by turns, from one generator (this process) in one run. Ratios and CPU time are what counts; a
 * round in which the machine was busy with something else is thrown out, and said.
 */
import { once } from "node:events";
import { execFileSync } from "node:child_process";
import WebSocket from "ws";
import { signIn } from "../live/live-agent.ts";
import { COLLEAGUE, createProduct, OWNER, setUp, until, type Product } from "../live/product.ts";
import { tracedInto } from "../live/strace.ts";
import { openAgent, openVisitor, type LeanVisitor } from "./lean-clients.ts";
import { cpuUs, describeMachine, machineCpu, residentKib } from "./machine.ts";
import { startEcho } from "./servers.ts";

const ORIGIN = "http://shop.test";
const VISITORS = 100;
const OUTSTANDING = 4;
const ROUNDS = 7;
const ROUND_MS = 4_000;
/** CPU of the machine that belongs neither to the server nor to the generator, above which a round does not count. */
const STARVED_SHARE = 0.25;

const settings = {
  PRESENTLY_MAX_SOCKETS_PER_IP: "1000",
  PRESENTLY_NEW_VISITORS_PER_IP: "100000",
  PRESENTLY_MESSAGES_PER_SECOND: "100",
  PRESENTLY_MESSAGES_BURST: "1000",
  PRESENTLY_SITE_CONVERSATIONS_PER_MINUTE: "100000",
  PRESENTLY_LOG_LEVEL: "warn",
};

interface Round {
  readonly perSecond: number;
  readonly cpuUsPerMessage: number;
  readonly strangersShare: number;
}

/** Drives `start` for one round and measures the server `pid` meanwhile. */
async function measure(
  pid: number,
  start: (isOver: () => boolean, onMessage: () => void) => void,
): Promise<Round> {
  let isOver = false;
  let messages = 0;
  const before = { server: cpuUs(pid), own: process.cpuUsage(), machine: machineCpu() };
  const startedMs = performance.now();
  start(
    () => isOver,
    () => (messages += 1),
  );
  await until("the round is over", () => performance.now() - startedMs >= ROUND_MS, ROUND_MS * 3);
  const seconds = (performance.now() - startedMs) / 1000;
  const server = cpuUs(pid) - before.server;
  const own = process.cpuUsage(before.own);
  const after = machineCpu();
  const counted = messages;
  isOver = true;
  const strangers = after.busyUs - before.machine.busyUs - server - own.user - own.system;
  return {
    perSecond: counted / seconds,
    cpuUsPerMessage: server / counted,
    strangersShare: strangers / (after.totalUs - before.machine.totalUs),
  };
}

/** A product with visitors in chats: four agents hold them all. */
async function openRoad(under: readonly string[] = []) {
  const product = await createProduct(settings, under);
  const { siteKey } = await setUp(product, ORIGIN);
  const agents = [OWNER];
  for (let n = 0; n * 50 + 50 < VISITORS; n += 1) agents.push(await addAgent(product, siteKey, n));
  await product.start();
  const opened = await Promise.all(
    agents.map(async (who) => openAgent(product.port, await signIn(product.url, who), 50)),
  );
  const visitors: LeanVisitor[] = [];
  for (let n = 0; n < VISITORS; n += 1)
    visitors.push(await openVisitor(product.port, ORIGIN, siteKey));
  let begun = 0;
  for (const visitor of visitors)
    visitor.chat(
      1,
      () => true,
      () => (begun += 1),
    );
  await until("every visitor is in a chat", () => {
    const accepted = opened.reduce((sum, agent) => sum + agent.accepted(), 0);
    return begun === VISITORS && accepted === VISITORS;
  });
  return { product, visitors, agents: opened, pid: serverPid(product) };
}

async function addAgent(product: Product, siteKey: string, number: number) {
  const email = `agent${number}@shop.example`;
  const { code, stderr } = await product.command(
    `setup agent --email ${email} --password-stdin --role agent --site ${siteKey} --json`.split(
      " ",
    ),
    COLLEAGUE.password,
  );
  if (code !== 0) throw new Error(stderr);
  return { email, password: COLLEAGUE.password };
}

function serverPid(product: Product): number {
  if (product.pid === undefined) throw new Error("the server is not running");
  return product.pid;
}

async function openEcho() {
  const server = await startEcho();
  const sockets = await Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { perMessageDeflate: false });
      await once(socket, "open");
      return socket;
    }),
  );
  const frame = JSON.stringify({
    type: "command",
    commandId: "x".repeat(21),
    command: { type: "message.post", text: "y".repeat(64) },
  });
  return {
    ...server,
    start(isOver: () => boolean, onMessage: () => void) {
      for (const socket of sockets) {
        socket.removeAllListeners("message");
        socket.on("message", () => {
          onMessage();
          if (!isOver()) socket.send(frame);
        });
        for (let n = 0; n < OUTSTANDING; n += 1) socket.send(frame);
      }
    },
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const machine = describeMachine();
const echo = await openEcho();
const road = await openRoad();
const chat = (isOver: () => boolean, onMessage: () => void) => {
  for (const visitor of road.visitors) visitor.chat(OUTSTANDING, isOver, onMessage);
};

const rounds: { echo: Round; chat: Round }[] = [];
let thrownOut = 0;
for (let n = 0; n < ROUNDS; n += 1) {
  const pair = { echo: await measure(echo.pid, echo.start), chat: await measure(road.pid, chat) };
  const isStarved = Math.max(pair.echo.strangersShare, pair.chat.strangersShare) > STARVED_SHARE;
  if (n === 0) continue; // both warm up
  if (isStarved) thrownOut += 1;
  else rounds.push(pair);
}
const memoryKib = residentKib(road.pid);
const delivered = road.agents.reduce((sum, agent) => sum + agent.delivered(), 0);
await echo.stop();
for (const client of [...road.visitors, ...road.agents]) client.socket.terminate();
await road.product.dispose();

const slow = await openRoad(slowDisk());
const slowChat = (isOver: () => boolean, onMessage: () => void) => {
  for (const visitor of slow.visitors) visitor.chat(OUTSTANDING, isOver, onMessage);
};
await measure(slow.pid, slowChat);
const slowRound = await measure(slow.pid, slowChat);
for (const client of [...slow.visitors, ...slow.agents]) client.socket.terminate();
await slow.product.dispose();

const cpuRatio = median(rounds.map((r) => r.chat.cpuUsPerMessage / r.echo.cpuUsPerMessage));
const rateRatio = median(rounds.map((r) => r.chat.perSecond / r.echo.perSecond));
const slowRatio = slowRound.perSecond / median(rounds.map((r) => r.chat.perSecond));
const figures = [
  ["CPU per durable message / echo", cpuRatio.toFixed(2), "<= 8 (aim 5)", cpuRatio <= 8],
  [
    "messages/s, durable / echo",
    `${(rateRatio * 100).toFixed(1)} %`,
    ">= 10 % (aim 20 %)",
    rateRatio >= 0.1,
  ],
  [
    "rate with the disk slowed to 5 ms / without",
    `${(slowRatio * 100).toFixed(0)} %`,
    ">= 25 %",
    slowRatio >= 0.25,
  ],
] as const;
const echoRate = median(rounds.map((r) => r.echo.perSecond));
const chatRate = median(rounds.map((r) => r.chat.perSecond));
const lines = [
  `machine: ${machine}; SQLite synchronous=FULL; ${VISITORS} sockets, ${OUTSTANDING} messages under way each`,
  `rounds of ${ROUND_MS / 1000} s: ${rounds.length} counted, ${thrownOut} thrown out because the machine was busy elsewhere`,
  `echo ${echoRate.toFixed(0)}/s, ${median(rounds.map((r) => r.echo.cpuUsPerMessage)).toFixed(1)} us of CPU each; ` +
    `durable ${chatRate.toFixed(0)}/s, ${median(rounds.map((r) => r.chat.cpuUsPerMessage)).toFixed(1)} us; ` +
    `${delivered} frames to agents; memory after it ${(memoryKib / 1024).toFixed(0)} MiB`,
  "",
  "| figure | measured | bar | |",
  "|---|---|---|---|",
  ...figures.map(
    ([name, value, bar, isMet]) => `| ${name} | ${value} | ${bar} | ${isMet ? "met" : "MISSED"} |`,
  ),
];
process.stdout.write(`${lines.join("\n")}\n`);
if (rounds.length === 0) throw new Error("the machine was too busy to measure anything");
process.exitCode = figures.every(([, , , isMet]) => isMet) ? 0 : 1;
process.exit();

/** A tracer that lets nothing pass but makes each fsync take 5 ms longer. */
function slowDisk(): string[] {
  const [program = "", ...options] = tracedInto("/dev/null").slice(0, 3);
  execFileSync(program, ["--version"]);
  const calls = "fsync,fdatasync";
  return [
    program,
    ...options,
    "--seccomp-bpf",
    "-e",
    `trace=${calls}`,
    "-e",
    `inject=${calls}:delay_exit=5000`,
    "-o",
    "/dev/null",
  ];
}
