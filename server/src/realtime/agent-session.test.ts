import {
  audienceOf,
  closeCodes,
  type ConversationId,
  LastingEvent,
  type LastingEventType,
} from "@presently/shared/protocol";
import { applyDeskEvent, applyEvent } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";

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

async function console_(who: AgentIdentity, cursor?: `${number}.${string}`): Promise<TestAgent> {
  const agent = house.agent(who);
  const cursors = cursor === undefined ? {} : { desk: cursor };
  await agent.say({ type: "hello", protocol: 1, cursors, open: [] });
  return agent;
}

async function arrive(): Promise<TestVisitor> {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  return visitor;
}

async function writes(visitor: TestVisitor, text = "hello"): Promise<ConversationId> {
  const answer = await visitor.command({ type: "message.post", text });
  if (answer.type !== "ack" || answer.conversationId === undefined) throw new Error("not stored");
  return answer.conversationId;
}

const online = { type: "agent.setAvailability", availability: "online" };

test("R5: an agent's frames join without a gap, whatever the filter leaves out", async () => {
  const first = await console_(ann);
  const second = await console_(ben);
  await first.command(online);
  const visitor = await arrive();
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
  const first = await console_(ann);
  const second = await console_(ben);
  await first.command(online);
  const visitor = await arrive();
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
  const first = await console_(ann);
  await first.command(online);
  const visitor = await arrive();
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

  const back = await console_(ann, cursor);
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
  const late = await console_(ann, cursor);
  expect(late.of("reset")).toHaveLength(1);
  expect(late.events()).toEqual([]);
});

test("P31: the desk's picture and the events after it make the desk's picture of now", async () => {
  const first = await console_(ann);
  const second = await console_(ben);
  const before = second.last("reset");
  await first.command(online);
  await second.command(online);
  await second.command({ type: "agent.setCapacity", capacity: 2 });
  const visitor = await arrive();
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
  expect((await console_(ben)).last("reset").view.offers).toEqual(offered.offers);
  await second.command({ type: "conversation.accept", conversationId });
  await second.command({ type: "conversation.close", conversationId });
  await house.advance(1000);

  const followed = second.events().reduce(applyDeskEvent, before.view);
  const now = (await console_(ben)).last("reset").view;
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

/** Runs a conversation through everything that can happen to it, with both agents watching; answers what each saw. */
async function everything() {
  const supervisor = await house.hire("sue", { role: "owner" });
  const first = await console_(ann);
  const second = await console_(ben);
  const third = await console_(supervisor);
  const visitor = await arrive();
  const { token } = visitor.last("welcome");
  const conversationId = await writes(visitor);
  await house.advance(2500);
  await first.say({ type: "openThread", conversationId });
  const thread = first.last("thread");
  await first.command(online);
  await house.advance(500);
  await first.command({ type: "offer.decline", conversationId });
  await first.command(online);
  await first.command({ type: "conversation.accept", conversationId });
  await first.command({ type: "message.post", conversationId, text: "here" });
  await first.command({ type: "note.post", conversationId, text: "a secret", mentions: [ben.id] });
  await second.command(online);
  const note = { wanted: "w", tried: "t", promised: "p" };
  const to = { agentId: ben.id };
  const transfer = { type: "conversation.transfer", conversationId, to, note, reason: "other" };
  await first.command(transfer);
  await first.command({ type: "transfer.cancel", conversationId });
  await first.command({ ...transfer, again: "again" });
  await second.command({ type: "conversation.accept", conversationId });
  await third.command({ type: "conversation.take", conversationId, reason: "mine" });
  await visitor.cut();
  await house.advance(3000);
  const back = house.visitor();
  const cursors = Object.fromEntries(
    visitor.of("events").map(({ stream, upto }) => [stream, upto]),
  );
  const rest = token === undefined ? {} : { token };
  await back.say({ type: "hello", protocol: 1, site: house.site, cursors, ...rest });
  await third.command({ type: "conversation.close", conversationId });
  await third.command({ type: "wrapUp.end", conversationId });
  await back.command({ type: "rating.give", conversationId, score: 5, comment: "good" });
  await back.command({ type: "message.post", text: "one more thing" });
  await back.command({ type: "conversation.leaveMessage", email: "v@example.test" });
  await house.advance(1500);
  return { conversationId, thread, first, second, visitor, back };
}

test("G13: of everything that happens to a conversation, no team event ever reaches its visitor", async () => {
  const { visitor, back, first } = await everything();
  const rows = house.store.db.prepare("select distinct type from events").pluck().all();
  const types = rows.map(String);
  const teamOnly = types.filter((type) => audienceOf.get(type as LastingEventType) === "team"); // as stored
  expect(teamOnly.toSorted()).toEqual(
    expect.arrayContaining([
      "conversation.taken",
      "note.posted",
      "offer.lapsed",
      "offer.made",
      "transfer.lapsed",
      "transfer.offered",
      "visitor.presenceChanged",
      "wait.announced",
      "wrapUp.ended",
      "wrapUp.started",
    ]),
  );
  const said = [...visitor.texts, ...back.texts].join("\n");
  for (const type of teamOnly) expect(said).not.toContain(`"${type}"`);
  expect(said).not.toContain("a secret");
  expect(first.texts.join("\n")).toContain("a secret");
  const seen = [...visitor.events(), ...back.events()].filter((event) => "conversationId" in event);
  for (const events of Map.groupBy(seen, ({ conversationId }) => conversationId).values()) {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
  }
});

test("P30: a thread's picture and the events after it make the thread's picture of now", async () => {
  const { conversationId, thread, first } = await everything();
  const stands = Number(thread.upto.split(".")[0]);
  const later = first
    .events()
    .filter(
      (event) =>
        "conversationId" in event && event.conversationId === conversationId && event.seq > stands,
    );
  await first.say({ type: "openThread", conversationId });
  const now = first.last("thread").view;
  expect(later.length).toBeGreaterThan(15);
  expect(later.reduce(applyEvent, thread.view)).toEqual(now);
});

test("G13: an agent sees nothing of a site they have no role on", async () => {
  const other = await house.addSite("other");
  const cat = await house.hire("cat", { site: other });
  const foreign = await console_(cat);
  const visitor = await arrive();
  const conversationId = await writes(visitor, "private");
  await house.advance(1500);
  await foreign.say({ type: "openThread", conversationId });
  await foreign.say({ type: "loadEarlier", conversationId, before: 1000 });
  await foreign.command({ type: "note.post", conversationId, text: "hm", mentions: [] });
  expect(foreign.of("error").map(({ code }) => code)).toEqual([
    "not-found",
    "not-found",
    "not-found",
  ]);
  const sneaky = house.agent(cat);
  await sneaky.say({ type: "hello", protocol: 1, cursors: { desk: "0." }, open: [conversationId] });
  const said = [...foreign.texts, ...sneaky.texts].join("\n");
  expect(said).not.toContain("private");
  expect(said).not.toContain(conversationId);
});

test("R13: fifteen seconds without a frame make an agent reconnecting, a frame brings them back", async () => {
  const watcher = await console_(ben);
  const agent = await console_(ann);
  const presence = () =>
    watcher
      .events()
      .flatMap((event) =>
        event.type === "agent.presenceChanged" && event.agentId === ann.id ? event.presence : [],
      );
  const beat = async (ms: number) => {
    for (let at = 0; at < ms; at += 1000) {
      await house.advance(1000);
      await watcher.say({ type: "ping" });
    }
  };
  await beat(14_000);
  expect(presence()).toEqual(["connected"]);
  await beat(2000);
  expect(presence()).toEqual(["connected", "reconnecting"]);
  await agent.say({ type: "ping" });
  await beat(1000);
  expect(presence()).toEqual(["connected", "reconnecting", "connected"]);
  await agent.cut();
  await beat(10_000);
  await console_(ann);
  await beat(10_000);
  expect(presence()).toEqual(["connected", "reconnecting", "connected"]);
  await beat(60_000);
  expect(presence().slice(3)).toEqual(["reconnecting", "offline"]);
});

test("R29: the sockets of a session that was ended are closed at once, others stay", async () => {
  const agent = await console_(ann);
  const other = await console_(ben);
  const { sessions } = house.core.accounts;
  sessions.tell({ account: ann.account, exceptSessionHash: ann.sessionHash });
  expect(agent.closed).toBeUndefined();
  sessions.tell({ sessionHash: ann.sessionHash });
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  sessions.tell({ account: ann.account });
  expect(other.closed).toBeUndefined();
});

test.each([
  ["is disabled", { isDisabled: true }],
  ["gets another role", { role: "admin" }],
])("R29: the socket of an agent who %s is closed within a second", async (_, change) => {
  const boss = await house.hire("boss", { role: "owner" });
  const owner = await console_(boss);
  const agent = await console_(ann);
  const other = await console_(ben);
  await owner.command({ type: "agent.update", agentId: ann.id, ...change });
  await house.advance(999);
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  expect(other.closed).toBeUndefined();
  expect(owner.closed).toBeUndefined();
});

test("R29: the commands of a socket keep its session in use; a socket that only pings does not", async () => {
  const idle = await console_(ben);
  const agent = await console_(ann);
  house.store.db.exec("update sessions set lastUsedAtMs = lastUsedAtMs - 12 * 3600000 + 90000");
  await agent.command(online);
  for (let at = 0; at < 130_000; at += 10_000) {
    await agent.say({ type: "ping" });
    await idle.say({ type: "ping" });
    await house.advance(10_000);
  }
  expect(agent.closed).toBeUndefined();
  expect(idle.closed?.code).toBe(closeCodes.notAuthenticated);
});

test("R29: a session that ended while its socket was being opened is refused at the hello", async () => {
  house.store.db.prepare("delete from sessions where tokenHash = ?").run(ann.sessionHash);
  const agent = await console_(ann);
  expect(agent.closed?.code).toBe(closeCodes.notAuthenticated);
  expect(agent.of("welcome")).toEqual([]);
});
