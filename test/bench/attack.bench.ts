/**
 * What ten bad clients cost a good one (G11): the 99th percentile of a good client's time to an acknowledgement while ten others attack,
 * beside the same while ten others send as much that is valid; rounds by turns, and the middle one counts. What the limits would cut off
 * at once is let through here: limits on one client are lifted, so that each frame is paid for.
 */
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { nanoid } from "nanoid";
import WebSocket from "ws";
import { createProduct, setUp } from "../live/product.ts";
import { report } from "./figures.ts";
import { describeMachine } from "./machine.ts";
import { ORIGIN, settings } from "./road.ts";
import { median } from "./round.ts";

const ROUNDS = 5;
const ROUND_MS = 3_000;
const OTHERS = 10;
/** The good client writes again when it was answered, but at most so often. */
const GOOD_EVERY_MS = 15;
/** Each of the others does its part so often: together about 300 frames a second, as many messages as a busy desk sees. */
const BURST_EVERY_MS = 33;

/** What one of the others does, again and again. */
interface Load {
  /** Does one burst's share over a connection that has said hello. */
  readonly burst: (socket: WebSocket) => void;
  /** Takes what it is sent. */
  readonly isReading: boolean;
  /** Each burst comes over a connection of its own. */
  readonly isFreshEachTime: boolean;
}

const ordinary: Load = {
  burst: (socket) => socket.send(message("a message like any other")),
  isReading: true,
  isFreshEachTime: false,
};
const fresh: Load = { ...ordinary, isFreshEachTime: true };
const sending = (frame: () => string, load = ordinary): Load => ({
  ...load,
  burst: (socket) => socket.send(frame()),
});

/** As costly to clean as a frame's schema lets through, and as many bytes of text that says something. */
const costlyText = `a${"\u0301".repeat(4000)}${"\u0316".repeat(3999)}`;
const longText = "\u6f22\u5b57".repeat(2000);

const attacks: readonly { what: string; attack: Load; valid: Load }[] = [
  { what: "malformed frames", attack: sending(() => "{".repeat(200)), valid: ordinary },
  {
    what: "giant frames",
    attack: sending(() => "x".repeat(70_000), fresh),
    valid: sending(() => JSON.stringify({ type: "ping", padding: "x".repeat(60_000) }), fresh),
  },
  {
    what: "texts that are costly to clean",
    attack: sending(() => message(costlyText)),
    valid: sending(() => message(longText)),
  },
  { what: "hellos upon hellos", attack: sending(hello, fresh), valid: fresh },
  { what: "readers who do not read", attack: { ...ordinary, isReading: false }, valid: ordinary },
];

const machine = describeMachine();
const product = await createProduct(settings);
const { siteKey } = await setUp(product, ORIGIN);
await product.start();

const figures = [];
for (const { what, attack, valid } of attacks) {
  await p99Under(valid);
  const ratios: { attacked: number; calm: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    ratios.push({ calm: await p99Under(valid), attacked: await p99Under(attack) });
  const calm = median(ratios.map((round) => round.calm));
  const attacked = median(ratios.map((round) => round.attacked));
  figures.push({
    name: `p99 under ${what} / under as much that is valid`,
    measured: `${(attacked / calm).toFixed(2)} (${attacked.toFixed(1)} / ${calm.toFixed(1)} ms)`,
    bar: "<= 2",
    isMet: attacked / calm <= 2,
  });
}
await product.dispose();
report(
  [
    `machine: ${machine}; ${OTHERS} others, each every ${BURST_EVERY_MS} ms; ${ROUNDS} rounds of ${ROUND_MS / 1000} s`,
  ],
  figures,
);

/** 99th percentile of a good client's time to an acknowledgement, in ms, while the others do as `load` says. */
async function p99Under(load: Load): Promise<number> {
  const end = { isOver: false };
  const others = Array.from({ length: OTHERS }, () => keepUp(load, end));
  const took: number[] = [];
  const socket = await opened(true);
  const untilMs = performance.now() + ROUND_MS;
  while (performance.now() < untilMs) {
    const sentMs = performance.now();
    await acknowledged(socket);
    took.push(performance.now() - sentMs);
    await pause(GOOD_EVERY_MS);
  }
  end.isOver = true;
  await Promise.all(others);
  socket.terminate();
  return took.toSorted((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1] ?? Number.NaN;
}

/** Writes a message and waits until it is acknowledged. */
async function acknowledged(socket: WebSocket): Promise<void> {
  const commandId = nanoid();
  const closed = once(socket, "close").then(() => {
    throw new Error("the good client was closed");
  });
  const answer = new Promise<void>((resolve, reject) => {
    socket.on("message", function hear(data: Buffer) {
      const frame = data.toString();
      if (!frame.includes(`"ref":"${commandId}"`) || frame.startsWith('{"type":"events"')) return;
      socket.off("message", hear);
      if (frame.startsWith('{"type":"ack"')) resolve();
      else reject(new Error(frame));
    });
  });
  socket.send(message("Is the lamp in stock?", commandId));
  await Promise.race([answer, closed]);
  socket.removeAllListeners("close");
}

/** Does as `load` says until it is over; whoever is thrown out comes back. */
async function keepUp(load: Load, end: { readonly isOver: boolean }): Promise<void> {
  while (!end.isOver) {
    const socket = await opened(load.isReading);
    do {
      load.burst(socket);
      await pause(BURST_EVERY_MS);
    } while (!end.isOver && !load.isFreshEachTime && socket.readyState === WebSocket.OPEN);
    socket.terminate();
  }
}

/** A connection that has said hello; without reading, nothing is taken from it after the welcome. */
async function opened(isReading: boolean): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${product.port}/ws/visitor?site=${siteKey}`, {
    headers: { origin: ORIGIN },
    perMessageDeflate: false,
  });
  await once(socket, "open");
  const closed = once(socket, "close");
  socket.send(hello());
  await Promise.race([once(socket, "message"), closed]);
  if (!isReading) socket.pause();
  return socket;
}

function hello(): string {
  return JSON.stringify({ type: "hello", protocol: 1, site: siteKey, cursors: {} });
}

function message(text: string, commandId = nanoid()): string {
  return JSON.stringify({ type: "command", commandId, command: { type: "message.post", text } });
}
