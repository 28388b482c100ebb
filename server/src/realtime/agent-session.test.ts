import { LastingEvent } from "@presently/shared/protocol";
import { applyDeskEvent } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import type { TestAgent } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, online, openConsole, writes } from "./testing/people.ts";

let house: House;
let ann: AgentIdentity;
let ben: AgentIdentity;
beforeEach(async () => {
  house = await openHouse();
  ann = await house.hire("ann");
  ben = await house.hire("ben");
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

test("R5: an agent's frames join without a gap, whatever the filter leaves out", async () => {
  const first = await openConsole(house, ann);
  const second = await openConsole(house, ben);
  await first.command(online);
  const visitor = await arrive(house);
  const conversationId = await writes(visitor);
  await first.command({ type: "conversation.accept" });
  for (let at = 0; at < 5; at += 1) await writes(visitor, `line ${at}`);
  await first.command({ type: "agent.setCapacity", capacity: 7 });
  await second.say({ type: "ping" });

  for (const agent of [first, second]) {
    let cursor = agent.last("reset").upto;
    for (const frame of agent.of("events")) {
      expect(frame.after).toBe(cursor);
      cursor = frame.upto;
    }
    expect(agent.of("pong").at(-1)?.upto ?? { desk: cursor }).toEqual({ desk: cursor });
  }
  const texts = (agent: TestAgent) =>
    agent.events().filter((event) => event.type === "message.posted").length;
  expect(texts(first)).toBe(5);
  expect(texts(second)).toBe(0);
  expect(
    second
      .events()
      .some((event) => "conversationId" in event && event.conversationId === conversationId),
  ).toBe(false);
});

test("R5: a thread follows from its picture: what came before is in it, what comes after is sent, nothing twice", async () => {
  const first = await openConsole(house, ann);
  const second = await openConsole(house, ben);
  await first.command(online);
  const visitor = await arrive(house);
  const conversationId = await writes(visitor, "one");
  await first.command({ type: "conversation.accept" });
  await writes(visitor, "two");
  second.send({ type: "openThread", conversationId });
  visitor.send({
    type: "command",
    commandId: visitor.newCommandId(),
    command: { type: "message.post", text: "three" },
  });
  await house.settle();
  await writes(visitor, "four");

  const thread = second.last("thread");
  const seen = [...thread.view.items, ...second.events()].filter(
    (event) => event.type === "message.posted",
  );
  expect(seen.map(({ text }) => text)).toEqual(["one", "two", "three", "four"]);
  expect(thread.card.siteName).toBe("shop");
  expect(second.frames.indexOf(thread)).toBeLessThan(second.frames.indexOf(second.last("events")));

  await second.say({ type: "closeThread", conversationId });
  second.forget();
  await writes(visitor, "five");
  expect(second.events()).toEqual([]);
});

test("R5: an agent who comes back is sent what is later; more than a thousand behind, a new picture", async () => {
  const first = await openConsole(house, ann);
  await first.command(online);
  const visitor = await arrive(house);
  await writes(visitor);
  await first.command({ type: "conversation.accept" });
  await first.say({ type: "ping" });
  const cursor = first.last("pong").upto["desk"];
  if (cursor === undefined) throw new Error("no cursor came");
  await first.cut();
  for (let at = 0; at < 230; at += 1) {
    await house.advance(1100);
    await visitor.say({ type: "ping" });
    await writes(visitor, `line ${at}`);
  }

  const back = await openConsole(house, ann, cursor);
  expect(back.of("reset")).toEqual([]);
  const texts = back
    .events()
    .flatMap((event) => (event.type === "message.posted" ? event.text : []));
  // The chat went back to the queue after a minute; until then it was hers, and what was said of it concerns her.
  expect(texts).toEqual([]);
  const seqs = back.of("events").map(({ after, upto }) => [after, upto]);
  expect(seqs.length).toBeGreaterThan(0);

  house.store.db.exec(
    `insert into events select desk, conversation, deskSeq + 10000, 'evt_' || deskSeq || 'xxxxxxxxxxxxxxxxxxxx', null, type, actor, null, atMs, text, data from events;
     update desks set lastSeq = (select max(deskSeq) from events)`,
  );
  const late = await openConsole(house, ann, cursor);
  expect(late.of("reset")).toHaveLength(1);
  expect(late.events()).toEqual([]);
});

test("P31: the desk's picture and the events after it make the desk's picture of now", async () => {
  const first = await openConsole(house, ann);
  const second = await openConsole(house, ben);
  const before = second.last("reset");
  await first.command(online);
  await second.command(online);
  await second.command({ type: "agent.setCapacity", capacity: 2 });
  const visitor = await arrive(house);
  const conversationId = await writes(visitor);
  await first.command({ type: "conversation.accept" });
  const note = { wanted: "a boat", tried: "rowing", promised: "an oar" };
  await first.command({
    type: "conversation.transfer",
    conversationId,
    to: { agentId: ben.id },
    note,
    reason: "expertise",
  });
  const offered = second.events().reduce(applyDeskEvent, before.view);
  expect(offered.offers).toEqual([
    { conversationId, kind: "transfer", expiresAtMs: house.clock.nowMs() + 30_000 },
  ]);
  expect((await openConsole(house, ben)).last("reset").view.offers).toEqual(offered.offers);
  await second.command({ type: "conversation.accept", conversationId });
  await second.command({ type: "conversation.close", conversationId });
  await house.advance(1000);

  const followed = second.events().reduce(applyDeskEvent, before.view);
  const now = (await openConsole(house, ben)).last("reset").view;
  const withoutLoads = (view: typeof now) => ({
    ...view,
    agents: view.agents.map(({ load, ...agent }) => ({ ...agent, isFull: load > 50 })),
  });
  expect(withoutLoads(followed)).toEqual(withoutLoads(now));
  expect(now.wrapUps).toHaveLength(1);
  const loads = second.last("lanes").loads;
  expect(Object.fromEntries(loads.map(({ agentId, load }) => [agentId, load]))).toEqual({
    [ann.id]: 0,
    [ben.id]: 1,
  });
  for (const event of second.events()) expect(LastingEvent.safeParse(event).error).toBeUndefined();
});
