import type { ConversationId, LaneItem } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse({
    settings: { newVisitorsPerIp: 10_000, messagesBurst: 10_000 },
  });
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

async function arrive(token?: string): Promise<TestVisitor> {
  const visitor = house.visitor();
  const rest = token === undefined ? {} : { token };
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, ...rest });
  return visitor;
}

async function writes(visitor: TestVisitor, text = "hello"): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

async function console_(name: string): Promise<TestAgent> {
  const agent = house.agent(await house.hire(name));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  return agent;
}

const setAvailability = (availability: string) => ({ type: "agent.setAvailability", availability });

/** The lanes as the client keeps them. */
function lanes(agent: TestAgent): Map<ConversationId, LaneItem> {
  const kept = new Map<ConversationId, LaneItem>();
  for (const { isWhole, changed, removed } of agent.of("lanes")) {
    if (isWhole) kept.clear();
    for (const item of changed) kept.set(item.conversationId, item);
    for (const id of removed) kept.delete(id);
  }
  return kept;
}

/** Everything but what moves with the clock alone. */
const inOrder = (kept: Map<ConversationId, LaneItem>) =>
  [...kept.values()].toSorted((a, b) => a.conversationId.localeCompare(b.conversationId));

test("P10: lanes are whole at hello, then changes, at most once a second, and agree with what a newcomer sees", async () => {
  const first = await console_("ann");
  expect(first.of("lanes").map(({ isWhole }) => isWhole)).toEqual([true]);
  const visitors = await Promise.all([arrive(), arrive(), arrive()]);
  const [earliest] = await Promise.all(visitors.map((visitor) => writes(visitor)));
  if (earliest === undefined) throw new Error("nobody wrote");
  await first.command(setAvailability("online"));
  await first.command({ type: "conversation.accept" });
  for (let at = 0; at < 30; at += 1) {
    for (const visitor of visitors) await writes(visitor, `line ${at}`);
    await first.say({ type: "ping" });
    await house.advance(1000);
  }
  expect(first.of("lanes").length).toBeLessThan(37);
  await house.advance(2000);
  const newcomer = await console_("ben");
  expect(inOrder(lanes(first))).toEqual(inOrder(lanes(newcomer)));
  expect(lanes(first).get(earliest)?.lastMessage?.text).toBe("line 29");
  expect(lanes(first).get(earliest)?.state).toBe("assigned");
});

test("P10: an agent who takes nothing for a while loses no lane by it", async () => {
  const agent = await console_("ann");
  agent.isStuck = true;
  const visitor = await arrive();
  const conversationId = await writes(visitor);
  // Enough to be behind: the agent follows a thread of long messages.
  agent.send({ type: "openThread", conversationId });
  for (let at = 0; at < 100; at += 1) {
    await writes(visitor, "x".repeat(3900));
    if (at % 10 === 9) await house.advance(1000);
  }
  await visitor.command({ type: "conversation.close", conversationId });
  await house.advance(1500);
  expect(lanes(agent).get(conversationId)?.state).not.toBe("closed");
  agent.unstick();
  await house.advance(1500);
  expect(lanes(agent).get(conversationId)?.state).toBe("closed");
});

test("P10, CM4: the closed lane keeps the last fifty, and beside them a complaint that goes on stays however old", async () => {
  const agent = await console_("ann");
  const ids: ConversationId[] = [];
  for (let at = 0; at < 55; at += 1) {
    const visitor = await arrive();
    const conversationId = await writes(visitor);
    await visitor.command({ type: "conversation.close", conversationId });
    await visitor.cut();
    ids.push(conversationId);
    if (at === 0) await agent.command({ type: "complaint.raise", conversationId, text: "" });
    await house.advance(100);
    await agent.say({ type: "ping" });
  }
  await house.advance(3000);
  const kept = new Set([...ids.slice(0, 1), ...ids.slice(-50)]);
  expect(new Set(lanes(agent).keys())).toEqual(kept);
  await house.restart();
  const later = await console_("ben");
  expect(new Set(lanes(later).keys())).toEqual(kept);
});

test("P10: a name that a visitor gives stands in the lanes and on the card", async () => {
  const agent = await console_("ann");
  const visitor = await arrive();
  const conversationId = await writes(visitor);
  await visitor.command({ type: "visitor.describe", name: "Zoë" });
  await house.advance(2000);
  expect(lanes(agent).get(conversationId)?.visitorName).toBe("Zoë");
  await agent.say({ type: "openThread", conversationId });
  expect(agent.last("thread").card.name).toBe("Zoë");
});

test("R7: typing is passed on both ways, at most once in two seconds, and to nobody else", async () => {
  const agent = await console_("ann");
  const other = await console_("ben");
  await agent.command(setAvailability("online"));
  const visitor = await arrive();
  const tab = await arrive(visitor.last("welcome").token);
  const stranger = await arrive();
  const conversationId = await writes(visitor);
  await agent.command({ type: "conversation.accept" });
  await agent.say({ type: "openThread", conversationId });
  const typing = { type: "signal", signal: "typing", conversationId } as const;
  for (let at = 0; at < 5; at += 1) {
    await visitor.say(typing);
    await agent.say(typing);
    await house.advance(500);
  }
  await stranger.say(typing);
  const heard = (client: TestAgent | TestVisitor) =>
    client.frames.flatMap((frame) =>
      frame.type === "passing" && frame.event.type === "typing.noticed" ? frame.event.by : [],
    );
  const { visitorId } = visitor.last("welcome");
  expect(heard(agent)).toEqual([visitorId, visitorId]);
  expect(heard(visitor)).toHaveLength(2);
  expect(heard(tab)).toEqual(heard(visitor));
  expect([...heard(other), ...heard(stranger)]).toEqual([]);
});

test("R7: only the agent who holds the chat is shown typing to the visitor; who reads along is shown to colleagues", async () => {
  const holder = await console_("ann");
  const reader = await console_("ben");
  await holder.command(setAvailability("online"));
  const visitor = await arrive();
  const conversationId = await writes(visitor);
  for (const agent of [holder, reader]) await agent.say({ type: "openThread", conversationId });
  const agents = [holder, reader];
  const ids = await Promise.all(["ann", "ben"].map(async (name) => (await house.hire(name)).id));
  /** Whom each of them sees typing when both agents do. */
  async function whoIsSeen() {
    await house.advance(2000);
    for (const client of [visitor, ...agents]) client.forget();
    for (const agent of agents)
      await agent.say({ type: "signal", signal: "typing", conversationId });
    return [visitor, ...agents].map((client) =>
      client.frames.flatMap((frame) =>
        frame.type === "passing" && frame.event.type === "typing.noticed" ? frame.event.by : [],
      ),
    );
  }
  const [ann, ben] = ids;
  expect(await whoIsSeen()).toEqual([[], [ben], [ann]]); // offered to ann, nobody's yet
  await holder.command({ type: "conversation.accept" });
  expect(await whoIsSeen()).toEqual([[ann], [ben], [ann]]);
  await reader.command(setAvailability("online"));
  const note = { wanted: "w", tried: "t", promised: "p" };
  const to = { agentId: ben };
  await holder.command({
    type: "conversation.transfer",
    conversationId,
    to,
    note,
    reason: "other",
  });
  expect(await whoIsSeen()).toEqual([[ann], [ben], [ann]]); // until it is accepted it is ann's
  await reader.command({ type: "conversation.accept", conversationId });
  expect(await whoIsSeen()).toEqual([[ben], [ben], [ann]]);
  await reader.command({ type: "conversation.close", conversationId });
  expect(await whoIsSeen()).toEqual([[], [ben], [ann]]);
});

test("R7: an agent who comes back to a chat they hold is shown typing at once", async () => {
  const before = await console_("ann");
  await before.command(setAvailability("online"));
  const visitor = await arrive();
  const conversationId = await writes(visitor);
  await before.command({ type: "conversation.accept" });
  await before.cut();
  const after = await console_("ann");
  await after.say({ type: "openThread", conversationId });
  visitor.forget();
  await after.say({ type: "signal", signal: "typing", conversationId });
  expect(visitor.of("passing")).toHaveLength(1);
});

test("P6: visitors hear when somebody can answer, when there is a line, and when nobody is there", async () => {
  const visitor = await arrive();
  expect(visitor.last("welcome").site.availability).toBe("offline");
  const heard = () =>
    visitor
      .of("passing")
      .flatMap(({ event }) =>
        event.type === "site.availabilityNoticed" ? event.availability : [],
      );
  const agent = await console_("ann");
  await house.advance(1500);
  expect(heard()).toEqual(["away"]);
  await agent.command({ type: "agent.setCapacity", capacity: 1 });
  await agent.command(setAvailability("online"));
  await house.advance(1500);
  expect(heard()).toEqual(["away", "online"]);
  await writes(await arrive());
  await house.advance(1500);
  expect(heard()).toEqual(["away", "online", "busy"]);
});

test("Q2: places follow the queue's order and are told only when they change", async () => {
  const visitors = await Promise.all([arrive(), arrive(), arrive()]);
  const ids = [];
  for (const visitor of visitors) ids.push(await writes(visitor));
  await house.advance(1500);
  const places = (visitor: TestVisitor | undefined) =>
    (visitor?.of("passing") ?? []).flatMap(({ event }) =>
      event.type === "queue.moved" ? event.place : [],
    );
  expect(visitors.map((visitor) => places(visitor).at(-1))).toEqual([1, 2, 3]);
  await house.advance(3000);
  for (const visitor of visitors) visitor.forget();
  await visitors[0]?.command({ type: "conversation.close", conversationId: ids[0] });
  await house.advance(1500);
  expect(visitors.map(places)).toEqual([[], [1], [2]]);
});
