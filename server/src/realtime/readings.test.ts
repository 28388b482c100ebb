import type { ConversationId, ReadMarks } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, online, openConsole, writes } from "./testing/people.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const read = (conversationId: ConversationId, publicSeq: number) =>
  ({ type: "signal", signal: "read", conversationId, publicSeq }) as const;
const delivered = (conversationId: ConversationId, publicSeq: number) =>
  ({ type: "signal", signal: "delivered", conversationId, publicSeq }) as const;

/** The marks a client was told, in order. */
const told = ({ frames }: TestAgent | TestVisitor): ReadMarks[] =>
  frames.flatMap((frame) =>
    frame.type === "passing" && frame.event.type === "read.noticed" ? [frame.event.readMarks] : [],
  );
const stored = (conversationId: ConversationId) =>
  house.store.db
    .prepare(
      `select m.deliveredSeq, m.agentSeq, m.visitorSeq from readMarks m
       join conversations c on c.id = m.conversation where c.publicId = ?`,
    )
    .get(conversationId);

/** A visitor's message with an agent who has its thread open. */
async function chat() {
  const visitor = await arrive(house);
  const conversationId = await writes(visitor);
  const ana = await house.hire("ana");
  const agent = await openConsole(house, ana);
  await agent.command(online);
  await agent.command({ type: "conversation.accept", conversationId });
  await agent.say({ type: "openThread", conversationId });
  const message = visitor.events().findLast(({ type }) => type === "message.posted");
  return { visitor, agent, ana, conversationId, seq: message?.seq ?? 0 };
}

test("RM1: what reached the agent is delivered, what they saw is read; both sides are told, and a picture says it", async () => {
  const { visitor, agent, conversationId, seq } = await chat();
  await agent.say(delivered(conversationId, seq));
  expect(told(visitor)).toEqual([{ deliveredSeq: seq, agentSeq: 0, visitorSeq: 0 }]);
  await agent.say(read(conversationId, seq));
  await house.advance(3000);
  const marks = { deliveredSeq: seq, agentSeq: seq, visitorSeq: 0 };
  expect(told(visitor).at(-1)).toEqual(marks);
  expect(told(agent).at(-1)).toEqual(marks);
  await agent.say({ type: "openThread", conversationId });
  expect(agent.last("thread").view.readMarks).toEqual(marks);
});

test("RM1: what the visitor has seen is told to the agent; no mark goes back or beyond what there is", async () => {
  const { visitor, agent, conversationId } = await chat();
  await agent.command({ type: "message.post", conversationId, text: "Hello" });
  const reply = visitor.events().findLast(({ type }) => type === "message.posted")?.seq ?? 0;
  await visitor.say(read(conversationId, 999_999));
  await house.advance(3000);
  const last = visitor.events().at(-1)?.seq ?? 0;
  expect(told(agent).at(-1)?.visitorSeq).toBe(last);
  expect(last).toBeGreaterThanOrEqual(reply);
  await visitor.say(read(conversationId, 1));
  await house.advance(3000);
  expect(stored(conversationId)).toMatchObject({ visitorSeq: last });
});

test("RM2: a colleague or supervisor who reads along has read nothing to the visitor, nor has whoever only stands in line", async () => {
  const { visitor, conversationId, seq } = await chat();
  const boss = await openConsole(house, await house.hire("boss", { role: "supervisor" }));
  await boss.say({ type: "openThread", conversationId });
  await boss.say(read(conversationId, seq));
  const other = await arrive(house);
  const waiting = await writes(other);
  await boss.say({ type: "openThread", conversationId: waiting });
  await boss.say(read(waiting, 3));
  await other.say(read(conversationId, seq)); // a stranger's conversation is nobody's
  await house.advance(3000);
  expect([told(visitor), told(other)]).toEqual([[], []]);
  expect(stored(conversationId)).toBeUndefined();
});

/** A chat that has just been written of, so that what is said now rests; a supervisor reads along. */
async function resting() {
  const { visitor, agent, conversationId, seq } = await chat();
  for (const text of ["one", "two"]) await visitor.command({ type: "message.post", text });
  const boss = await openConsole(house, await house.hire("boss", { role: "supervisor" }));
  await boss.say({ type: "openThread", conversationId });
  await agent.say(delivered(conversationId, seq));
  const lastSeq = visitor.events().findLast(({ type }) => type === "message.posted")?.seq ?? 0;
  return { agent, boss, conversationId, seq, lastSeq };
}

test("RM2: what the agent has read is written though a supervisor reads along right after", async () => {
  const { agent, boss, conversationId, seq } = await resting();
  await agent.say(read(conversationId, seq));
  await boss.say(read(conversationId, seq));
  await house.advance(3000);
  expect(stored(conversationId)).toMatchObject({ agentSeq: seq });
});

test("RM2: what a supervisor has read is not the agent's whose hidden window has it", async () => {
  const { agent, boss, conversationId, seq, lastSeq } = await resting();
  expect(lastSeq).toBeGreaterThan(seq);
  await boss.say(read(conversationId, lastSeq));
  await agent.say(delivered(conversationId, lastSeq));
  await house.advance(3000);
  expect(stored(conversationId)).toMatchObject({ deliveredSeq: lastSeq, agentSeq: 0 });
});

test("RM1: a lower number, from another window, takes nothing from a higher one", async () => {
  const { agent, conversationId, seq } = await resting();
  await agent.say(read(conversationId, seq + 1));
  await agent.say(read(conversationId, seq));
  await house.advance(3000);
  expect(stored(conversationId)).toMatchObject({ agentSeq: seq + 1 });
});

test("RM3: however much is read at once, a conversation's marks are written at once and then every three seconds", async () => {
  const { visitor, agent, conversationId, seq } = await chat();
  for (let at = 0; at < 20; at += 1) {
    const { eventId } = (await visitor.command({ type: "message.post", text: `${at}` })) as {
      eventId?: string;
    };
    expect(eventId).toBeDefined();
    await agent.say(read(conversationId, seq + 2 + at));
    await house.advance(1000);
  }
  await house.advance(3000);
  expect(told(visitor).length).toBeLessThanOrEqual(1 + 7);
  expect(told(visitor).at(-1)?.agentSeq).toBe(seq + 21);
});

test("RM3: who goes on by the cursor is told what was read meanwhile, on both sides", async () => {
  const { visitor, agent, ana, conversationId, seq } = await chat();
  await agent.say(read(conversationId, seq));
  await house.advance(3000);
  const { token } = visitor.last("welcome");
  await visitor.say({ type: "ping" });
  await agent.say({ type: "ping" });
  const again = house.visitor();
  await again.say({
    type: "hello",
    protocol: 1,
    site: house.site,
    cursors: visitor.last("pong").upto,
    ...(token === undefined ? {} : { token }),
  });
  expect(told(again)).toEqual([{ deliveredSeq: seq, agentSeq: seq, visitorSeq: 0 }]);
  const anew = house.agent(ana);
  const { upto } = agent.last("pong");
  await anew.say({ type: "hello", protocol: 1, cursors: upto, open: [conversationId] });
  expect(told(anew)).toEqual(told(again));
});
