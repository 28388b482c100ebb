import type { ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
let visitor: TestVisitor;
let ann: TestAgent;
let ben: TestAgent;
let ids: readonly string[];
let conversationId: ConversationId;
beforeEach(async () => {
  house = await openHouse();
  visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const answer = await visitor.command({ type: "message.post", text: "hello" });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  conversationId = answer.conversationId;
  ann = await atConsole("ann");
  ben = await atConsole("ben");
  ids = await Promise.all(["ann", "ben"].map(async (name) => (await house.hire(name)).id));
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function atConsole(name: string): Promise<TestAgent> {
  const agent = house.agent(await house.hire(name));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  return agent;
}

const look = (agent: TestAgent, at: ConversationId | null) =>
  agent.say({ type: "signal", signal: "looking", conversationId: at });
const told = (client: TestAgent | TestVisitor) =>
  client.frames.flatMap((frame) =>
    frame.type === "passing" && frame.event.type === "watchers.noticed"
      ? [frame.event.agentIds]
      : [],
  );

test("CP1, CP3: who looks at an open thread is told to whoever has it open, once for all that changed, and when they leave", async () => {
  const [a] = ids;
  for (const agent of [ann, ben]) {
    await agent.say({ type: "openThread", conversationId });
    await look(agent, conversationId);
  }
  expect(told(ann)).toEqual([]);
  await house.advance(600);
  expect(told(ann)).toEqual([ids.toSorted()]);
  expect(told(ben)).toEqual(told(ann));

  await look(ben, null);
  await house.advance(600);
  expect(told(ann).at(-1)).toEqual([a]);
  await look(ben, conversationId);
  await house.advance(600);
  expect(told(ann).at(-1)).toHaveLength(2);
  await ben.cut();
  await house.advance(600);
  expect(told(ann).at(-1)).toEqual([a]);
});

test("CP1: who holds the chat is told also while it is not open before them; two windows of one agent are one", async () => {
  const [, b] = ids;
  await ann.command({ type: "agent.setAvailability", availability: "online" });
  await ann.command({ type: "conversation.accept" });
  const second = await atConsole("ben");
  for (const window of [ben, second]) {
    await window.say({ type: "openThread", conversationId });
    await look(window, conversationId);
  }
  await house.advance(600);
  expect(told(ann).at(-1)).toEqual([b]);
  await second.cut();
  await house.advance(600);
  expect(told(ann).at(-1)).toEqual([b]);
});

test("CP2: no visitor is told, nor a colleague who has not opened it; what is not open can't be looked at", async () => {
  const cid = await atConsole("cid");
  await look(cid, conversationId);
  await house.advance(600);
  await ben.say({ type: "openThread", conversationId });
  await look(ben, conversationId);
  await house.advance(600);
  expect(told(ben)).toEqual([[ids[1]]]);
  expect([...told(visitor), ...told(cid), ...told(ann)]).toEqual([]);
});

test("CP1: a window that says it before its thread has come is told of with the thread", async () => {
  await look(ben, conversationId);
  await ben.say({ type: "openThread", conversationId });
  await house.advance(600);
  expect(told(ben)).toEqual([[ids[1]]]);
});

test("CP3: a second of change is one frame", async () => {
  await ann.say({ type: "openThread", conversationId });
  await ben.say({ type: "openThread", conversationId });
  for (let n = 0; n < 10; n++) {
    await look(ben, n % 2 === 0 ? conversationId : null);
    await house.advance(10);
  }
  await house.advance(600);
  expect(told(ann)).toEqual([[]]);
});
