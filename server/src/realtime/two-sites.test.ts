import type { ConversationId, SiteId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

/** Two sites share the department that ann serves; she has a role on the first alone. */
let house: House;
let other: SiteId;
let ann: AgentIdentity;
beforeEach(async () => {
  house = await openHouse();
  other = await house.addSite("other", house.site);
  ann = await house.hire("ann");
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function console_(who: AgentIdentity, open: ConversationId[] = []): Promise<TestAgent> {
  const agent = house.agent(who);
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open });
  return agent;
}

async function arrive(): Promise<TestVisitor> {
  const visitor = house.visitor(other);
  await visitor.say({ type: "hello", protocol: 1, site: other, cursors: {} });
  return visitor;
}

async function writes(visitor: TestVisitor, text: string): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

/** The conversations a console shows in its lanes, by what it was told. */
function lanesOf(agent: TestAgent): string[] {
  const shown = new Set<string>();
  for (const { isWhole, changed, removed } of agent.of("lanes")) {
    if (isWhole) shown.clear();
    for (const { conversationId } of changed) shown.add(conversationId);
    for (const id of removed) shown.delete(id);
  }
  return [...shown];
}

const online = { type: "agent.setAvailability", availability: "online" };

test("RT11, RI6: who is given a chat of a site without a role there reads it while it is in their hands, and no longer", async () => {
  const boss = await console_(await house.hire("boss", { role: "owner" }));
  const agent = await console_(ann);
  await agent.command(online);
  const visitor = await arrive();
  const conversationId = await writes(visitor, "from the other site");
  await house.advance(1500);
  expect(lanesOf(agent)).toEqual([conversationId]);

  await agent.command({ type: "conversation.accept" });
  await house.advance(1500);
  expect(lanesOf(agent)).toEqual([conversationId]);
  await agent.say({ type: "openThread", conversationId });
  expect(agent.last("thread").view.conversationId).toBe(conversationId);
  await agent.say({ type: "loadEarlier", conversationId, before: 1000 });
  expect(agent.last("earlier").events.length).toBeGreaterThan(0);
  const again = await console_(ann, [conversationId]);
  await writes(visitor, "still here");
  for (const window of [agent, again])
    expect(window.texts.join("\n")).toContain('"text":"still here"');

  await boss.command(online);
  await boss.command({ type: "conversation.take", conversationId, reason: "mine" });
  await house.advance(1500);
  await writes(visitor, "after she let go");
  expect(lanesOf(agent)).toEqual([]);
  expect(lanesOf(boss)).toEqual([conversationId]);
  await agent.say({ type: "openThread", conversationId });
  expect(agent.last("error").code).toBe("not-found");
  await agent.say({ type: "loadEarlier", conversationId, before: 1000 });
  expect(agent.of("error").map(({ code }) => code)).toEqual(["not-found", "not-found"]);
  for (const window of [agent, again])
    expect(window.texts.join("\n")).not.toContain('"text":"after she let go"');
});

test("RI6: a chat without a role on its site is wrapped up by who held it, and then leaves their lanes", async () => {
  const agent = await console_(ann);
  await agent.command(online);
  const conversationId = await writes(await arrive(), "hello");
  await agent.command({ type: "conversation.accept" });
  await agent.command({ type: "conversation.close", conversationId });
  await house.advance(1500);
  expect(lanesOf(agent)).toEqual([conversationId]);
  await agent.command({ type: "wrapUp.end", conversationId });
  await house.advance(1500);
  expect(lanesOf(agent)).toEqual([]);
});

test("RI6, R27: who may not read a conversation cannot be mentioned in its notes", async () => {
  const boss = await console_(await house.hire("boss", { role: "owner" }));
  const agent = await console_(ann);
  const conversationId = await writes(await arrive(), "hello");
  const mentioning = (id: string) =>
    boss.command({ type: "note.post", conversationId, text: "a secret", mentions: [id] });
  expect(await mentioning(ann.id)).toMatchObject({ type: "error", code: "not-found" });
  expect(await mentioning("agt_nobody000000000000000")).toMatchObject({ code: "not-found" });
  expect(agent.texts.join("\n")).not.toContain("a secret");
  await agent.command(online);
  expect(await mentioning(ann.id)).toMatchObject({ type: "ack" });
  expect(agent.texts.join("\n")).toContain("a secret");
});
