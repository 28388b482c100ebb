import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse({ settings: { messagesBurst: 10_000, historyPerSecond: 100 } });
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function arrive(token?: string, cursors: Record<string, `${number}.${string}`> = {}) {
  const visitor = house.visitor();
  const rest = token === undefined ? {} : { token };
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors, ...rest });
  return visitor;
}

function tokenOf(visitor: TestVisitor): string {
  const { token } = visitor.last("welcome");
  if (token === undefined) throw new Error("no token came");
  return token;
}

/** Posts so many messages, some at a time: a session reads no more than 32 without an answer, and so many frames in a moment. */
async function postMany(visitor: TestVisitor, count: number, text = "x".repeat(100)) {
  for (let at = 0; at < count; at += 1) {
    visitor.send({
      type: "command",
      commandId: visitor.newCommandId(),
      command: { type: "message.post", text: `${at} ${text}` },
    });
    if (at % 20 === 19) await house.advance(1000);
  }
  await house.settle();
}

test("R18: a history is paged, one page per drain, and joins without a gap", async () => {
  const writer = await arrive();
  await postMany(writer, 250);
  const { stream } = writer.last("events");
  const reader = house.visitor();
  reader.isStuck = true;
  await reader.say({
    type: "hello",
    protocol: 1,
    site: house.site,
    token: tokenOf(writer),
    cursors: { [stream]: "0." },
  });
  // The first page alone; it is more than a drained connection may still hold only when messages are long.
  const pages = () => reader.of("events");
  reader.unstick();
  await house.settle();
  expect(pages().map(({ events }) => events.length)).toEqual([100, 100, 52]);
  pages()
    .slice(1)
    .forEach((page, at) => expect(page.after).toBe(pages()[at]?.upto));
  expect(reader.of("synced")).toHaveLength(1);
});

test("R18: with the longest messages the next page waits until the one before was taken, and all fit", async () => {
  const writer = await arrive();
  await postMany(writer, 30, "\u6f22".repeat(3900));
  const { stream } = writer.last("events");
  const reader = house.visitor();
  reader.isStuck = true;
  const cursors = { [stream]: "0." } as const;
  await reader.say({
    type: "hello",
    protocol: 1,
    site: house.site,
    token: tokenOf(writer),
    cursors,
  });
  await house.advance(500);
  expect(reader.of("events")).toHaveLength(1);
  reader.unstick();
  await house.settle();
  expect(reader.events()).toHaveLength(32);
  expect(reader.closed).toBeUndefined();
  const sizes = reader.texts.map((text) => Buffer.byteLength(text));
  expect(Math.max(...sizes)).toBeLessThan(256 * 1024);
  const picture = await arrive(tokenOf(writer));
  expect(picture.last("reset").view.hasEarlier).toBe(true);
  expect(Math.max(...picture.texts.map((text) => Buffer.byteLength(text)))).toBeLessThan(
    256 * 1024,
  );
});

test("R18: who takes nothing is sent no more than what may wait, and is cut off after ten seconds", async () => {
  const writer = await arrive();
  await postMany(writer, 1);
  const stuck = await arrive(tokenOf(writer));
  stuck.forget();
  stuck.isStuck = true;
  await postMany(writer, 200, "x".repeat(3000));
  const sent = stuck.texts.reduce((sum, text) => sum + text.length, 0);
  expect(sent).toBeGreaterThan(256 * 1024);
  expect(sent).toBeLessThan(1024 * 1024);
  expect(stuck.closed).toBeUndefined();
  await house.advance(11_000);
  expect(stuck.closed?.code).toBe(closeCodes.policy);
});

test("R18: who was behind and drains has missed nothing and got nothing twice", async () => {
  const writer = await arrive();
  await postMany(writer, 1);
  const slow = await arrive(tokenOf(writer));
  const before = slow.last("reset").view.items.length;
  slow.isStuck = true;
  await postMany(writer, 150, "x".repeat(3000));
  expect(slow.events().length).toBeLessThan(150);
  slow.unstick();
  await house.settle();
  expect(slow.events().map(({ seq }) => seq)).toEqual(
    Array.from({ length: 150 }, (_, at) => before + at + 1),
  );
});

test("R18: a place that was dropped for one who was behind is told once they have drained", async () => {
  const ahead = await arrive();
  await postMany(ahead, 1);
  const { conversationId } = ahead.last("ack");
  if (conversationId === undefined) throw new Error("a message has no conversation");
  const slow = await arrive();
  await postMany(slow, 1);
  await house.advance(2_000);
  const places = () =>
    slow.of("passing").flatMap(({ event }) => (event.type === "queue.moved" ? event.place : []));
  expect(places().at(-1)).toBe(2);
  slow.isStuck = true;
  await postMany(slow, 100, "x".repeat(3000));
  await ahead.command({ type: "conversation.close", conversationId });
  await house.advance(2_000);
  expect(places().at(-1)).toBe(2);
  slow.unstick();
  await house.advance(2_000);
  expect(places().at(-1)).toBe(1);
});

test("R16: with 32 unanswered commands nothing more is read until one is answered", async () => {
  const visitor = await arrive();
  for (let at = 0; at < 40; at += 1) {
    visitor.send({
      type: "command",
      commandId: visitor.newCommandId(),
      command: { type: "message.post", text: String(at) },
    });
  }
  expect(visitor.isReading).toBe(false);
  await house.settle();
  expect(visitor.of("ack")).toHaveLength(40);
  expect(visitor.isReading).toBe(true);
  const texts = visitor
    .events()
    .flatMap((event) => (event.type === "message.posted" ? event.text : []));
  expect(texts).toEqual(Array.from({ length: 40 }, (_, at) => String(at)));
});

test("R36: a flood of frames of any kind is refused, and its sender closed with 4429", async () => {
  const visitor = await arrive();
  for (let second = 0; second < 5 && visitor.closed === undefined; second += 1) {
    for (let at = 0; at < 200; at += 1) visitor.sendText('{"type":"ping"}');
    await house.advance(1000);
  }
  expect(visitor.closed?.code).toBe(closeCodes.rateLimited);
  expect(visitor.of("pong").length).toBeLessThan(200);
});

test("R16: a visitor may have so many tabs and no more", async () => {
  const first = await arrive();
  const tabs = await Promise.all(Array.from({ length: 9 }, () => arrive(tokenOf(first))));
  expect(tabs.every((tab) => tab.closed === undefined)).toBe(true);
  const tooMany = await arrive(tokenOf(first));
  expect(tooMany.closed?.code).toBe(closeCodes.rateLimited);
  await first.cut();
  expect((await arrive(tokenOf(first))).closed).toBeUndefined();
});

test("R36: an address that brings too many new visitors is refused, those who come back are not", async () => {
  const first = await arrive();
  for (let at = 1; at < 20; at += 1) await arrive();
  expect((await arrive()).closed?.code).toBe(closeCodes.rateLimited);
  expect((await arrive(tokenOf(first))).closed).toBeUndefined();
});

test("R5: with resume by time instead of cursor, what was written in the same moment is lost, and this suite sees it", async () => {
  const faulty = await openHouse({ plantedFaults: { realtime: "resume by time" } });
  const writer = faulty.visitor();
  await writer.say({ type: "hello", protocol: 1, site: faulty.site, cursors: {} });
  await writer.command({ type: "message.post", text: "one" });
  const { stream, upto } = writer.last("events");
  await writer.command({ type: "message.post", text: "two" });
  const back = faulty.visitor();
  const { token = "" } = writer.last("welcome");
  const cursors = { [stream]: upto };
  await back.say({ type: "hello", protocol: 1, site: faulty.site, token, cursors });
  expect(back.events()).toEqual([]);
  await faulty.close();
});

test("R22: a server that leaves answers what was asked before it closes, and hears nothing new", async () => {
  const visitor = await arrive();
  const post = (text: string) =>
    visitor.send({
      type: "command",
      commandId: visitor.newCommandId(),
      command: { type: "message.post", text },
    });
  post("asked before");
  house.core.gateway.leave();
  post("asked after");
  expect(visitor.closed).toBeUndefined();
  await house.settle();
  expect(visitor.of("leaving")).toHaveLength(1);
  expect(visitor.of("ack")).toHaveLength(1);
  expect(visitor.closed?.code).toBe(closeCodes.restarting);
  const texts = house.store.db
    .prepare("select text from events where text is not null")
    .pluck()
    .all();
  expect(texts).toEqual(["asked before"]);
});

test("R36: who comes back without end is told to wait, and is let in after it", async () => {
  const token = tokenOf(await arrive());
  const back = async (): Promise<TestVisitor> => {
    const tab = await arrive(token);
    await tab.cut();
    return tab;
  };
  for (let time = 0; time < 20; time += 1) expect((await back()).of("welcome")).toHaveLength(1);
  const refused = await back();
  expect(refused.of("welcome")).toEqual([]);
  const { code, retryAfterMs } = refused.last("error");
  expect(code).toBe("rate.limited");
  await house.advance(retryAfterMs ?? 0);
  expect((await back()).of("welcome")).toHaveLength(1);
});
