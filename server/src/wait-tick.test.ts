import type { ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./realtime/testing/client.ts";
import { type House, openHouse } from "./realtime/testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

async function arrive(): Promise<TestVisitor> {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  return visitor;
}

async function writes(visitor: TestVisitor): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text: "hello" });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

async function working(name: string, capacity = 1): Promise<TestAgent> {
  const agent = house.agent(await house.hire(name));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  await agent.command({ type: "agent.setCapacity", capacity });
  await agent.command({ type: "agent.setAvailability", availability: "online" });
  return agent;
}

/** Lets the time pass with everybody alive. */
async function pass(ms: number, ...clients: (TestAgent | TestVisitor)[]): Promise<void> {
  for (let left = ms; left > 0; left -= 5000) {
    await house.advance(Math.min(left, 5000));
    for (const client of clients) client.sendText('{"type":"ping"}');
    await house.settle();
  }
}

/** What the visitor is shown last. */
function shown(visitor: TestVisitor) {
  const events = visitor
    .of("passing")
    .flatMap(({ event }) => (event.type === "queue.moved" ? event : []));
  return events.at(-1);
}

function announced(): { atMs: number; data: { range: object | null; refusal: string | null } }[] {
  return house.store.db
    .prepare("select atMs, data from events where type = 'wait.announced' order by deskSeq")
    .all()
    .map((row) => {
      const { atMs, data } = row as { atMs: number; data: string }; // two columns of the table
      return { atMs, data: JSON.parse(data) as { range: object | null; refusal: string | null } };
    });
}

/** One chat of so many minutes, so that there is something to learn from. */
async function chat(agent: TestAgent, minutes: number): Promise<void> {
  const visitor = await arrive();
  const conversationId = await writes(visitor);
  await agent.command({ type: "conversation.accept" });
  await pass(minutes * 60_000, agent, visitor);
  await agent.command({ type: "conversation.close", conversationId });
  await agent.command({ type: "wrapUp.end", conversationId });
  await visitor.cut();
}

test("W1: with nobody there no time is told, and the visitor is told why", async () => {
  const visitor = await arrive();
  await writes(visitor);
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, refusal: "nobodyAvailable" });
});

test("W1: with fewer than three chats behind it the desk says that it cannot tell yet", async () => {
  const agent = await working("ann");
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitor = await arrive();
  await writes(visitor);
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, refusal: "tooLittleHistory" });
});

test("W1: a range is written before it is shown, and it is the one that is shown", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitors = [await arrive(), await arrive()];
  for (const visitor of visitors) await writes(visitor);
  await pass(3000, agent, ...visitors);

  const written = announced().slice(-2);
  const [first, second] = visitors.map(shown);
  expect(first?.range).toEqual(written[0]?.data.range);
  expect(second?.range).toEqual(written[1]?.data.range);
  expect(first?.atMs).toBe(written[0]?.atMs);
  expect(first?.basis).toBe("prior");
  const bound = (event: typeof first) => event?.range?.highMs ?? 0;
  expect(bound(first)).toBeGreaterThan(4 * 60_000);
  expect(bound(second)).toBeGreaterThan(bound(first));
  for (const visitor of visitors) {
    const ranges = visitor
      .of("passing")
      .flatMap(({ event }) =>
        event.type === "queue.moved" && event.range !== null ? [JSON.stringify(event.range)] : [],
      );
    const everWritten = announced().map(({ data }) => JSON.stringify(data.range));
    for (const range of ranges) expect(everWritten).toContain(range);
  }
});

test("W3: what was told counts down by itself; something new is told when it no longer holds", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitor = await arrive();
  await writes(visitor);
  await pass(3000, agent, visitor);
  const before = announced().length;
  const expectedMs = shown(visitor)?.range?.expectedMs ?? 0;
  await pass(90_000, agent, visitor);
  expect(announced()).toHaveLength(before);
  await pass(expectedMs - 90_000, agent, visitor);
  expect(announced().length).toBeGreaterThan(before);
  expect(announced().length).toBeLessThan(before + 4);
});

test("G5: after a restart the place and the range are shown again at once, with the same order", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitors = [await arrive(), await arrive(), await arrive()];
  for (const visitor of visitors) await writes(visitor);
  await pass(3000, agent, ...visitors);
  const before = visitors.map(shown);
  expect(before.map((event) => event?.place)).toEqual([1, 2, 3]);
  await house.restart();
  const after = [];
  for (const visitor of visitors) {
    const { token = "" } = visitor.last("welcome");
    const back = house.visitor();
    const { stream, upto } = visitor.last("events");
    await back.say({
      type: "hello",
      protocol: 1,
      site: house.site,
      token,
      cursors: { [stream]: upto },
    });
    after.push(shown(back));
  }
  expect(after).toEqual(before);
});

test("W1: an estimate that fails leaves the queue as it is, and the place is told without a time", async () => {
  house.store.db.exec("alter table waitFacts rename to waitFactsLost");
  const visitor = await arrive();
  house.store.db.exec("insert into waitFactsLost values (1, 999, 'slots', 0, 1, 0, '{')");
  house.store.db.exec("alter table waitFactsLost rename to waitFacts");
  await writes(visitor);
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, basis: "unknown" });
  expect(house.errors.join()).toContain("places are told without a time");
  house.store.db.exec("delete from waitFacts where deskSeq = 999");
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, refusal: "nobodyAvailable" });
});
