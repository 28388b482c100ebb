/**
 * What many cost: the memory of 10,000 idle visitors beside as many bare sockets, the delay of the event loop under them, the storm of their
 * return after SIGKILL beside as many bare handshakes, and a command among 10 and among 100,000 former conversations. The limits on sockets
 * are raised for the run.
 */
import { once } from "node:events";
import Database from "better-sqlite3";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";
import { createProduct, setUp, type Product } from "../live/product.ts";
import { openVisitor, type LeanVisitor } from "./lean-clients.ts";
import { cpuUs, describeMachine, residentKib } from "./machine.ts";
import { ORIGIN, openRoad, serverPid, settings } from "./road.ts";
import { measure, median } from "./round.ts";
import { startEcho } from "./servers.ts";

const CROWD = 10_000;
/** Connections that may be on their way at once: both sides of each comparison alike. */
const OPENING_AT_ONCE = 200;
/** Time for garbage to be collected before memory is read. */
const SETTLE_MS = 8_000;
const FORMER = { few: 10, many: 100_000 };

/** Opens `count` of something, a bounded number at once. */
async function openAll<Opened>(count: number, open: (number: number) => Promise<Opened>) {
  const opened: Opened[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: OPENING_AT_ONCE }, async () => {
      while (next < count) {
        const number = next;
        next += 1;
        opened[number] = await open(number);
      }
    }),
  );
  return opened;
}

/** Addresses of the loopback network, so that no limit per address is met. */
function addressOf(number: number): string {
  return `127.0.0.${2 + (number % 20)}`;
}

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
  await chatFor(visitors.slice(0, 200), 20_000);
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
  for (const { socket } of back) socket.terminate();
  await product.dispose();
  return { idleKib, kibEach, lagMs, stormMs, stormUs };
}

/** Each of them says something once a second. */
async function chatFor(visitors: readonly LeanVisitor[], ms: number): Promise<void> {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) {
    for (const visitor of visitors)
      visitor.chat(
        1,
        () => true,
        () => {},
      );
    await pause(1_000);
  }
}

/** The 99th percentile of the event loop's delay since the last reading, from the server's own metrics. */
async function eventLoopLagMs(product: Product): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const line = /^presently_nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text);
  return Number(line?.[1] ?? Number.NaN) * 1000;
}

/** CPU of a message while `former` closed conversations lie in the database. */
async function messageAmongFormer(former: number): Promise<number> {
  const road = await openRoad(150);
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
  const columnsOf = (table: string) =>
    (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
  const copy = (table: string, changed: Record<string, string>, where: string) => {
    const columns = columnsOf(table);
    const values = columns.map((name) => changed[name] ?? `"${name}"`);
    db.prepare(
      `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${count})
       insert into "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
       select ${values.join(", ")} from "${table}", n where ${where}`,
    ).run();
  };
  const { id, visitor, lastId, lastSeq } = db
    .prepare(
      "select min(conversations.id) as id, visitor, lastId, lastSeq from conversations, desks where desks.id = 1",
    )
    .get() as { id: number; visitor: number; lastId: number; lastSeq: number };
  const padded = `substr('000000000000000000000' || n, -21)`;
  copy(
    "visitors",
    { id: `${lastId + count} + n`, publicId: `'vis_' || ${padded}`, verifiedSub: "null" },
    `id = ${visitor}`,
  );
  copy(
    "conversations",
    {
      id: `${lastId} + n`,
      visitor: `${lastId + count} + n`,
      publicId: `'cnv_' || ${padded}`,
      state: "'closed'",
      agent: "null",
      owesAnswerSinceMs: "null",
    },
    `id = ${id}`,
  );
  copy(
    "events",
    {
      conversation: `${lastId} + n`,
      deskSeq: `${lastSeq} + n`,
      publicId: `'evt_' || ${padded}`,
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
const figures = [
  [
    "memory of an idle visitor over a bare socket",
    `${overBare.toFixed(2)} KiB`,
    "<= 4 KiB (aim 2)",
    overBare <= 4,
  ],
  [
    "idle server after 10 s",
    `${(crowd.idleKib / 1024).toFixed(0)} MiB`,
    "<= 120 MB (aim 90)",
    crowd.idleKib * 1024 <= 120e6,
  ],
  [
    `return of ${CROWD} after SIGKILL / bare handshakes, time`,
    `${storm.toFixed(2)} (CPU ${(crowd.stormUs / bare.openUs).toFixed(2)})`,
    "<= 5",
    storm <= 5,
  ],
  [
    `event-loop delay p99, ${CROWD} idle and 200 messages/s`,
    `${crowd.lagMs.toFixed(1)} ms`,
    "<= 50 ms",
    crowd.lagMs <= 50,
  ],
  [
    "CPU of a message among 100,000 former conversations / among 10",
    growth.toFixed(2),
    "<= 1.25",
    growth <= 1.25,
  ],
] as const;
process.stdout.write(
  `${[
    `machine: ${machine}; launch flag --max-semi-space-size=4; limits on sockets raised`,
    `bare: ${bare.kibEach.toFixed(1)} KiB a socket, ${(bare.openMs / 1000).toFixed(1)} s for ${CROWD} handshakes; visitors: ${crowd.kibEach.toFixed(1)} KiB, back in ${(crowd.stormMs / 1000).toFixed(1)} s`,
    `a message: ${few.toFixed(0)} us of CPU among 10 former conversations, ${many.toFixed(0)} us among 100,000`,
    "",
    "| figure | measured | bar | |",
    "|---|---|---|---|",
    ...figures.map(
      ([name, value, bar, isMet]) =>
        `| ${name} | ${value} | ${bar} | ${isMet ? "met" : "MISSED"} |`,
    ),
  ].join("\n")}\n`,
);
process.exit(figures.every(([, , , isMet]) => isMet) ? 0 : 1);
