/**
 * What many cost: the memory of 10,000 idle visitors beside as many bare sockets, the delay of the event loop under them, the storm of their
 * return after SIGKILL beside as many bare handshakes, and a command among 10 and among 100,000 former conversations. The limits on sockets
 * are raised for the run.
 */
import { once } from "node:events";
import Database from "better-sqlite3";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";
import { createProduct, setUp, until } from "../live/product.ts";
import { copyRows, NUMBERED } from "./copy-rows.ts";
import { eventLoopLagMs } from "./event-loop-lag.ts";
import { report } from "./figures.ts";
import { openVisitor, readAck, type LeanVisitor } from "./lean-clients.ts";
import { cpuUs, describeMachine, residentKib } from "./machine.ts";
import { addressOf, openAll } from "./many.ts";
import { ORIGIN, openRoad, serverPid, settings } from "./road.ts";
import { measure, median } from "./round.ts";
import { startEcho } from "./servers.ts";

const CROWD = 10_000;
/** Time for garbage to be collected before memory is read. */
const SETTLE_MS = 8_000;
/** Of the crowd, those who write. */
const WRITERS = 200;
const FORMER = { few: 10, many: 100_000 };
/** So many that no one of them writes more often than a client may, however quick the server is. */
const AMONG_FORMER = 400;

async function bareCrowd() {
  const server = await startEcho();
  await pause(SETTLE_MS);
  const emptyKib = residentKib(server.pid);
  const startedMs = performance.now();
  const startedUs = cpuUs(server.pid);
  const sockets = await openAll(CROWD, async (number) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, {
      perMessageDeflate: false,
      localAddress: addressOf(number),
    });
    await once(socket, "open");
    return socket;
  });
  const openMs = performance.now() - startedMs;
  const openUs = cpuUs(server.pid) - startedUs;
  await pause(SETTLE_MS);
  const kibEach = (residentKib(server.pid) - emptyKib) / CROWD;
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return { kibEach, openMs, openUs };
}

async function visitorCrowd() {
  const product = await createProduct(settings);
  const { siteKey } = await setUp(product, ORIGIN);
  await product.start();
  await pause(10_000);
  const idleKib = residentKib(serverPid(product));
  const enter = async (number: number, token?: string) =>
    openVisitor(product.port, ORIGIN, siteKey, token, addressOf(number));
  const visitors = await openAll(CROWD, (number) => enter(number));
  await pause(SETTLE_MS);
  const kibEach = (residentKib(serverPid(product)) - idleKib) / CROWD;

  await eventLoopLagMs(product); // reading begins a new span
  const written = await chatFor(visitors.slice(0, WRITERS), 20_000);
  const lagMs = await eventLoopLagMs(product);

  const tokens = visitors.map(({ token }) => token);
  const gone = visitors.map(({ socket }) => once(socket, "close"));
  await product.kill();
  await Promise.all(gone);
  await product.start();
  const startedMs = performance.now();
  const startedUs = cpuUs(serverPid(product));
  const back = await openAll(CROWD, (number) => enter(number, tokens[number]));
  const stormMs = performance.now() - startedMs;
  const stormUs = cpuUs(serverPid(product)) - startedUs;
  const whole = back.filter(
    (visitor, number) => visitor.shown().join() === (written[number] ?? []).join(),
  ).length;
  for (const { socket } of back) socket.terminate();
  await product.dispose();
  return { idleKib, kibEach, lagMs, stormMs, stormUs, whole };
}

/** Each of them says something once a second; answers the messages of each, once all are acknowledged. */
async function chatFor(visitors: readonly LeanVisitor[], ms: number): Promise<string[][]> {
  const written: string[][] = visitors.map(() => []);
  const endMs = performance.now() + ms;
  let said = 0;
  while (performance.now() < endMs) {
    said += 1;
    visitors.forEach((visitor, number) =>
      visitor.chat(
        1,
        () => true,
        (ack) => written[number]?.push(readAck(ack).eventId),
      ),
    );
    await pause(1_000);
  }
  await until("every message is acknowledged", () =>
    written.every((messages) => messages.length === said),
  );
  return written;
}

/** CPU of a message while `former` closed conversations lie in the database. */
async function messageAmongFormer(former: number): Promise<number> {
  const road = await openRoad(AMONG_FORMER);
  await road.product.stop();
  fillWithFormer(`${road.product.dataFolder}/presently.db`, former);
  for (const client of [...road.visitors, ...road.agents]) client.socket.terminate();
  await road.product.start();
  const visitors = await Promise.all(
    road.visitors.map(({ token }) => openVisitor(road.product.port, ORIGIN, road.siteKey, token)),
  );
  const chat = (isOver: () => boolean, onMessage: () => void) => {
    for (const visitor of visitors) visitor.chat(2, isOver, onMessage);
  };
  const pid = serverPid(road.product);
  await measure(pid, chat); // warms up
  const rounds = [];
  for (let n = 0; n < 3; n += 1) rounds.push(await measure(pid, chat));
  for (const { socket } of visitors) socket.terminate();
  await road.product.dispose();
  return median(rounds.map((round) => round.cpuUsPerMessage));
}

/** Copies one conversation, its visitor and its first event, as closed ones of as many visitors: as years of use would leave them. */
function fillWithFormer(file: string, count: number): void {
  const db = new Database(file);
  const { id, visitor, lastId, lastSeq } = db
    .prepare(
      "select min(conversations.id) as id, visitor, lastId, lastSeq from conversations, desks where desks.id = 1",
    )
    .get() as { id: number; visitor: number; lastId: number; lastSeq: number };
  copyRows(
    db,
    "visitors",
    count,
    { id: `${lastId + count} + n`, publicId: `'vis_' || ${NUMBERED}`, verifiedSub: "null" },
    `id = ${visitor}`,
  );
  copyRows(
    db,
    "conversations",
    count,
    {
      id: `${lastId} + n`,
      visitor: `${lastId + count} + n`,
      publicId: `'cnv_' || ${NUMBERED}`,
      state: "'closed'",
      agent: "null",
      owesAnswerSinceMs: "null",
    },
    `id = ${id}`,
  );
  copyRows(
    db,
    "events",
    count,
    {
      conversation: `${lastId} + n`,
      deskSeq: `${lastSeq} + n`,
      publicId: `'evt_' || ${NUMBERED}`,
      publicSeq: "1",
      commandId: "null",
    },
    `conversation = ${id} and publicSeq = 1`,
  );
  db.prepare("update desks set lastId = lastId + ?, lastSeq = lastSeq + ?").run(2 * count, count);
  db.close();
}

const machine = describeMachine();
const bare = await bareCrowd();
const crowd = await visitorCrowd();
const few = await messageAmongFormer(FORMER.few);
const many = await messageAmongFormer(FORMER.many);

const overBare = crowd.kibEach - bare.kibEach;
const storm = crowd.stormMs / bare.openMs;
const growth = many / few;
report(
  [
    `machine: ${machine}; launch flag --max-semi-space-size=4; limits on sockets raised`,
    `bare: ${bare.kibEach.toFixed(1)} KiB a socket, ${(bare.openMs / 1000).toFixed(1)} s for ${CROWD} handshakes; visitors: ${crowd.kibEach.toFixed(1)} KiB, back in ${(crowd.stormMs / 1000).toFixed(1)} s`,
    `a message: ${few.toFixed(0)} us of CPU among 10 former conversations, ${many.toFixed(0)} us among 100,000`,
  ],
  [
    {
      name: "memory of an idle visitor over a bare socket",
      measured: `${overBare.toFixed(2)} KiB`,
      bar: "<= 4 KiB (aim 2)",
      isMet: overBare <= 4,
    },
    {
      name: "idle server after 10 s",
      measured: `${(crowd.idleKib / 1024).toFixed(0)} MiB`,
      bar: "<= 120 MB (aim 90)",
      isMet: crowd.idleKib * 1024 <= 120e6,
    },
    {
      name: `return of ${CROWD} after SIGKILL / bare handshakes, time`,
      measured: `${storm.toFixed(2)} (CPU ${(crowd.stormUs / bare.openUs).toFixed(2)})`,
      bar: "<= 5",
      isMet: storm <= 5,
    },
    {
      name: `back with exactly what they had written (${WRITERS} had)`,
      measured: String(crowd.whole),
      bar: `all ${CROWD}`,
      isMet: crowd.whole === CROWD,
    },
    {
      name: `event-loop delay p99, ${CROWD} idle and ${WRITERS} messages/s`,
      measured: `${crowd.lagMs.toFixed(1)} ms`,
      bar: "<= 50 ms",
      isMet: crowd.lagMs <= 50,
    },
    {
      name: "CPU of a message among 100,000 former conversations / among 10",
      measured: growth.toFixed(2),
      bar: "<= 1.25",
      isMet: growth <= 1.25,
    },
  ],
);
