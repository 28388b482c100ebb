import { closeCodes, type VisitorFrame } from "@presently/shared/protocol";
import { manualClock } from "@presently/shared/testing";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import { Inbox } from "./inbox.ts";
import { readVisitorFrame } from "./incoming.ts";
import { Session } from "./session.ts";
import { TestClient, type TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, writes } from "./testing/people.ts";

const LONG_FRAME = JSON.stringify({ type: "ping", padding: "x".repeat(60_000) });

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

/** A visitor with a long history comes back, takes none of it, and so does not get to the end of the hello. */
async function arriveStuck(): Promise<{ stuck: TestVisitor; hello: VisitorFrame }> {
  const writer = await arrive(house);
  for (let at = 0; at < 20; at += 1) {
    await writes(writer, `${at} ${"x".repeat(3990)}`);
    await house.advance(1000);
  }
  const { token = "" } = writer.last("welcome");
  const cursors = { [writer.last("events").stream]: "0." } as const;
  const hello = { type: "hello", protocol: 1, site: house.site, token, cursors } as const;
  await writer.cut();
  const stuck = house.visitor();
  stuck.isStuck = true;
  await stuck.say(hello);
  expect(stuck.of("events")).toHaveLength(1);
  expect(stuck.of("synced")).toEqual([]);
  return { stuck, hello };
}

test("G11: what is kept of a client until its hello is done is bounded by its size too", async () => {
  const { stuck } = await arriveStuck();
  stuck.sendText(LONG_FRAME);
  stuck.sendText(LONG_FRAME);
  expect(stuck.closed).toBeUndefined();
  stuck.sendText(LONG_FRAME);
  expect(stuck.closed?.code).toBe(closeCodes.rateLimited);
});

test("G11: what was kept and then heard makes room again", async () => {
  const { stuck } = await arriveStuck();
  stuck.sendText(LONG_FRAME);
  stuck.sendText(LONG_FRAME);
  stuck.unstick();
  await house.settle();
  expect(stuck.of("pong")).toHaveLength(2);
  stuck.send({ type: "resume", cursors: { [stuck.last("events").stream]: "0." } });
  await house.settle();
  stuck.sendText(LONG_FRAME);
  stuck.sendText(LONG_FRAME);
  await house.settle();
  expect(stuck.closed).toBeUndefined();
});

test("R18: who must drain before more is told has ten seconds for it, however little it is", async () => {
  const { stuck: reader, hello } = await arriveStuck();
  reader.unstick();
  await house.settle();
  expect(reader.of("synced")).toHaveLength(1);
  reader.isStuck = true;
  if (hello.type !== "hello") throw new Error("no hello");
  await reader.say({ type: "resume", cursors: hello.cursors });
  const told = reader.of("events").length;
  await house.advance(9_000);
  expect(reader.closed).toBeUndefined();
  await house.advance(2_000);
  expect(reader.of("events")).toHaveLength(told);
  expect(reader.closed?.code).toBe(closeCodes.policy);
});

test("R18: who drains in time, page after page, is never cut off", async () => {
  const { client, session, clock } = await hurried();
  let pages = 0;
  // The next page goes out in the call that hears of the drain, so nobody looks while there is room.
  const sendPages = (): void => {
    if (session.isClosed) return;
    client.isStuck = true;
    pages += 1;
    session.sendText(JSON.stringify("x".repeat(70_000)));
    session.whenDrained(sendPages);
  };
  sendPages();
  for (let second = 1; second <= 30; second += 1) {
    await clock.advanceAndSettle(1000);
    session.checkDrained();
    if (second % 6 === 0) client.unstick();
  }
  expect(pages).toBe(6);
  expect(client.closed).toBeUndefined();
  for (let second = 1; second <= 11; second += 1) {
    await clock.advanceAndSettle(1000);
    session.checkDrained();
  }
  expect(client.closed?.code).toBe(closeCodes.policy);
});

test("R36: what comes beyond the limit is refused unread, by the id that stands at its head", async () => {
  const { client, reads, clock } = await hurried();
  const post = (text: string) => ({ type: "message.post", text }) as const;
  const ids = Array.from({ length: 100 }, () => client.newCommandId());
  for (const commandId of ids) {
    client.sendText(JSON.stringify({ type: "command", commandId, command: post("x") }));
  }
  await clock.settle();
  expect(reads.count).toBe(60);
  const refused = client.of("error").filter(({ code }) => code === "rate.limited");
  expect(refused.map(({ ref }) => ref)).toEqual(ids.slice(59));
  client.sendText(`{"type":"command","padding":"${"x".repeat(500)}","commandId":"${ids[0]}"}`);
  expect(client.last("error").ref).toBeNull();
});

test("R36: who goes on after two hundred refusals in a second is closed at once", async () => {
  const { client } = await hurried();
  for (let at = 0; at < 59 + 200; at += 1) client.sendText('{"type":"ping"}');
  expect(client.closed).toBeUndefined();
  client.sendText('{"type":"ping"}');
  expect(client.closed?.code).toBe(closeCodes.rateLimited);
});

/** A client after its hello, its first frame; frames are counted when they are read, and nothing is done about them. */
async function hurried() {
  const clock = manualClock();
  const reads = { count: 0 };
  const limits = loadConfig({}, "/nowhere");
  const sessions: Session[] = [];
  const client: TestVisitor = new TestClient(clock, (connection) => {
    const facts = { ip: "192.0.2.1", origin: undefined, userAgent: undefined };
    const session = new Session({ connection, facts, clock, limits, onClosed() {} });
    sessions.push(session);
    return new Inbox<VisitorFrame>({
      session,
      read(text) {
        reads.count += 1;
        return readVisitorFrame(text);
      },
      side: { hello: async () => {}, command: async () => ({}), other() {}, gone() {} },
      clock,
      log: pino({ level: "silent" }),
      frames: { burst: limits.framesBurst, everyMs: 1000 / limits.framesPerSecond },
      limits,
    });
  });
  await client.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const [session] = sessions;
  if (session === undefined) throw new Error("no session was opened");
  return { client, session, reads, clock };
}
