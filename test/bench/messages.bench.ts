/**
 * What a durable chat message costs beside an echo: rounds of a bare @fastify/websocket echo and of messages that are received, validated,
 * committed, acknowledged and delivered, by turns, from one generator (this process) in one run. Ratios and CPU time are what counts; a
 * round in which the machine was busy with something else is thrown out, and said.
 */
import { once } from "node:events";
import { execFileSync } from "node:child_process";
import WebSocket from "ws";
import { tracedInto } from "../live/strace.ts";
import { report } from "./figures.ts";
import { openRoad } from "./road.ts";
import { measure, median, ROUND_MS, STARVED_SHARE, type Round } from "./round.ts";
import { describeMachine, residentKib } from "./machine.ts";
import { startEcho } from "./servers.ts";

const VISITORS = 300;
const OUTSTANDING = 2;
const ROUNDS = 7;
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

const machine = describeMachine();
const echo = await openEcho();
const road = await openRoad(VISITORS);
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

const slow = await openRoad(VISITORS, slowDisk());
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
const echoRate = median(rounds.map((r) => r.echo.perSecond));
const chatRate = median(rounds.map((r) => r.chat.perSecond));
if (rounds.length === 0) throw new Error("the machine was too busy to measure anything");
report(
  [
    `machine: ${machine}; SQLite synchronous=FULL; ${VISITORS} sockets, ${OUTSTANDING} messages under way each`,
    `rounds of ${ROUND_MS / 1000} s: ${rounds.length} counted, ${thrownOut} thrown out because the machine was busy elsewhere`,
    `echo ${echoRate.toFixed(0)}/s, ${median(rounds.map((r) => r.echo.cpuUsPerMessage)).toFixed(1)} us of CPU each; ` +
      `durable ${chatRate.toFixed(0)}/s, ${median(rounds.map((r) => r.chat.cpuUsPerMessage)).toFixed(1)} us; ` +
      `${delivered} frames to agents; memory after it ${(memoryKib / 1024).toFixed(0)} MiB`,
  ],
  [
    {
      name: "CPU per durable message / echo",
      measured: cpuRatio.toFixed(2),
      bar: "<= 8 (aim 5)",
      isMet: cpuRatio <= 8,
    },
    {
      name: "messages/s, durable / echo",
      measured: `${(rateRatio * 100).toFixed(1)} %`,
      bar: ">= 10 % (aim 20 %)",
      isMet: rateRatio >= 0.1,
    },
    {
      name: "rate with the disk slowed to 5 ms / without",
      measured: `${(slowRatio * 100).toFixed(0)} %`,
      bar: ">= 25 %",
      isMet: slowRatio >= 0.25,
    },
  ],
);

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
