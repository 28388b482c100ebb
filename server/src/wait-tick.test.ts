import type { ConversationId, WaitRange } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./realtime/testing/client.ts";
import { type House, openHouse } from "./realtime/testing/house.ts";
import { inOrderOfEnd, readHeldOfLine } from "./views/told-waits.ts";
import { readWaitScores } from "./views/wait-scores.ts";

let house: House;
/** Whether the engine throws wherever it thinks. */
let isBroken = false;
beforeEach(async () => {
  isBroken = false;
  const wait = () => {
    if (isBroken) throw new Error("planted");
  };
  house = await openHouse({ plantedFaults: { wait } });
});
afterEach(async () => {
  await house.close();
});

async function arrive(): Promise<TestVisitor> {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  return visitor;
}

/** The same visitor, on a new connection. */
async function again(visitor: TestVisitor): Promise<TestVisitor> {
  const { token = "" } = visitor.last("welcome");
  const { stream, upto } = visitor.last("events");
  const cursors = { [stream]: upto };
  const back = house.visitor();
  await back.say({ type: "hello", protocol: 1, site: house.site, token, cursors });
  return back;
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

interface Written {
  atMs: number;
  data: { range: WaitRange | null; refusal: string | null; reason: string | null };
}

function announced(): Written[] {
  return house.store.db
    .prepare("select atMs, data from events where type = 'wait.announced' order by deskSeq")
    .all()
    .map((row) => {
      const { atMs, data } = row as { atMs: number; data: string }; // two columns of the table
      return { atMs, data: JSON.parse(data) as Written["data"] };
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
  await pass(20 * 60_000, agent, visitor);
  const told = announced();
  expect(told.length).toBeGreaterThan(before);
  for (const [at, next] of told.entries()) {
    const last = told[at - 1];
    // The three chats before were told that a slot is free.
    if (at <= 3 || last === undefined) continue;
    expect(next.atMs - last.atMs).toBeGreaterThanOrEqual(15_000);
    const [was, is] = [last.data.range, next.data.range];
    if (was === null || is === null) {
      expect(next.data.refusal).not.toBe(last.data.refusal);
      continue;
    }
    const leftMs = last.atMs + was.highMs - next.atMs;
    const hasRunOut = next.atMs >= last.atMs + was.expectedMs;
    const isMoved = Math.abs(is.highMs - leftMs) > 45_000;
    expect(hasRunOut || isMoved).toBe(true);
  }
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
    after.push(shown(await again(visitor)));
  }
  expect(after).toEqual(before);
});

test("W2: an engine that fails leaves the queue as it is, and is built anew", async () => {
  isBroken = true;
  const visitor = await arrive();
  await writes(visitor);
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, basis: "unknown" });
  expect(house.errors.join()).toContain("places are told without a time");
  expect(house.core.waitFailures()).toBeGreaterThan(0);
  const agent = await working("ann");
  const answer = await agent.command({ type: "conversation.accept" });
  expect(answer.type).toBe("ack");

  isBroken = false;
  const next = await arrive();
  await writes(next);
  await house.advance(10_000);
  expect(shown(next)).toMatchObject({ place: 1, range: null, refusal: "tooLittleHistory" });
});

test("W2: whoever comes while the engine reads is told with the next look", async () => {
  const visitor = await arrive();
  await house
    .agent(await house.hire("ann"))
    .say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  // The tick is due and has read; what is written next is heard before its promises go on.
  house.clock.advance(1000);
  await writes(visitor);
  await pass(5000, visitor);
  expect(announced()).toHaveLength(1);
});

test("W2: a fact that can't be read is counted, and stops nobody's wait", async () => {
  house.store.db.exec("insert into waitFacts values (1, 999, 'slots', 0, 1, 0, '{')");
  const visitor = await arrive();
  await writes(visitor);
  await house.advance(2500);
  expect(shown(visitor)).toMatchObject({ place: 1, range: null, refusal: "nobodyAvailable" });
  expect(house.core.ignoredWaitFacts()).toBe(1);
});

test("Q5: who stands ahead and is gone is not waited for", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const ahead = [await arrive(), await arrive(), await arrive()];
  for (const visitor of ahead) await writes(visitor);
  const last = await arrive();
  await writes(last);
  await pass(3000, agent, last, ...ahead);
  const before = shown(last)?.range?.highMs ?? 0;
  for (const visitor of ahead) await visitor.cut();
  await pass(20_000, agent, last);
  expect(shown(last)?.place).toBe(4);
  expect(shown(last)?.range?.highMs ?? Infinity).toBeLessThan(0.7 * before);
});

test("W15: when fewer agents take chats, the later bound is told with that reason", async () => {
  const ann = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(ann, 4);
  const [bob, cat] = [await working("bob"), await working("cat")];
  const agents = [ann, bob, cat];
  // Until then more would be expected: a shift begins (W7).
  await pass(600_000, ...agents);
  for (const agent of agents) {
    await writes(await arrive());
    await agent.command({ type: "conversation.accept" });
  }
  const visitors = [await arrive(), await arrive(), await arrive(), await arrive()];
  for (const visitor of visitors) await writes(visitor);
  await pass(20_000, ...agents, ...visitors);
  expect(announced().map(({ data }) => data.reason)).not.toContain("fewerAgents");
  for (const agent of [bob, cat])
    await agent.command({ type: "agent.setAvailability", availability: "away" });
  await pass(20_000, ...agents, ...visitors);
  const last = visitors.at(-1);
  expect(last === undefined ? undefined : shown(last)?.reason).toBe("fewerAgents");
});

test("AP1: an agent who reconnects in time is no absence, to nobody's wait", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitor = await arrive();
  await writes(visitor);
  await pass(3000, agent, visitor);
  const before = announced().length;
  await house.restart();
  const back = await again(visitor);
  await pass(40_000, back);
  expect(shown(back)?.range).toEqual(shown(visitor)?.range);
  expect(announced()).toHaveLength(before);
  await pass(30_000, back);
  expect(shown(back)?.range?.highMs).toBeGreaterThan(shown(visitor)?.range?.highMs ?? Infinity);
  expect(shown(back)?.reason).toBe("fewerAgents");
});

test("W8: hours that are set count from the next look on: nobody is told a time after closing", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitors = [await arrive(), await arrive(), await arrive(), await arrive()];
  for (const visitor of visitors) await writes(visitor);
  await pass(16_000, agent, ...visitors);
  const last = visitors.at(-1);
  if (last === undefined) throw new Error("four visitors");
  expect(shown(last)?.range).not.toBeNull();
  const boss = house.agent(await house.hire("boss", { role: "owner" }));
  await boss.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  const departmentId = boss.last("reset").view.departments[0]?.departmentId;
  const minute = Math.floor((house.clock.nowMs() % 86_400_000) / 60_000);
  const open = [{ fromMin: 0, toMin: minute + 2 }];
  const hours = { timeZone: "UTC", week: Array.from({ length: 7 }, () => open), days: [] };
  await boss.command({ type: "department.setHours", departmentId, hours });
  await pass(20_000, agent, ...visitors);
  expect(shown(last)).toMatchObject({ range: null, refusal: "nobodyAvailable" });
  await pass(180_000, agent, boss, ...visitors);
  expect(shown(last)).toMatchObject({ range: null, refusal: "nobodyAvailable" });
});

test("W16: the score counts what was told and what became of it; owners are told when promises no longer hold", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitors = [await arrive(), await arrive()];
  const ids: ConversationId[] = [];
  for (const visitor of visitors) ids.push(await writes(visitor));
  await pass(3000, agent, ...visitors);
  await visitors[1]?.command({ type: "conversation.close", conversationId: ids[1] ?? "cnv_" });
  const scores = () => readWaitScores(house.core.flush, 1);
  const read = async () => {
    const reading = scores();
    await house.settle();
    return (await reading)[0]?.score;
  };
  expect(await read()).toMatchObject({ waits: 1, promised: 1, keptShare: null });

  const owner = house.agent(await house.hire("boss", { role: "owner" }));
  await owner.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  // A hundred and twenty more, all of them late.
  house.store.db.exec(`
    with recursive more(i) as (select 1 union all select i + 1 from more where i < 120)
    insert into announcements (desk, conversation, n, firstN, deskSeq, atMs, line, place, lowMs, expectedMs, highMs, refusal, isFree, sketch,
      outcome, endedAtMs, endedSeq)
    select desk, conversation, n + 10 + i, n + 10 + i, deskSeq, atMs, line, 1, 0, 1000, 2000, null, 0, '[]', 'served', atMs + 130000, endedSeq + i
    from announcements, more where outcome = 'left' and n = firstN`);
  expect(await read()).toMatchObject({ keptShare: 0, lateShare: 1, latest: { isWithin: false } });
  await visitors[0]?.command({ type: "conversation.close", conversationId: ids[0] ?? "cnv_" });
  await pass(130_000, agent, owner);
  const one = await arrive();
  await one.command({ type: "conversation.close", conversationId: await writes(one) });
  await pass(70_000, agent, owner);
  const noticed = owner
    .of("events")
    .flatMap(({ events }) => events.filter(({ type }) => type === "score.noticed"));
  expect(noticed).toEqual([
    expect.objectContaining({
      waits: 120,
      keptPercent: 0,
      boundPercent: 0,
      isWithin: false,
      by: "system",
    }),
  ]);
});

test("W7: when the only agent says when they are back, that is what is told; whoever cannot say, or is online, says nothing", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  const visitor = await arrive();
  const goes = async (minutes: number | null) =>
    agent.command({
      type: "agent.setAvailability",
      availability: "away",
      backAtMs: minutes === null ? null : house.clock.nowMs() + minutes * 60_000,
    });
  await goes(5);
  await writes(visitor);
  await pass(3000, agent, visitor);
  const soon = shown(visitor)?.range;
  expect(soon?.lowMs).toBeGreaterThan(60_000);
  expect(soon?.expectedMs).toBeGreaterThan(3 * 60_000);
  expect(soon?.highMs).toBeLessThan(25 * 60_000);
  await goes(60);
  await pass(20_000, agent, visitor);
  expect(shown(visitor)).toMatchObject({ range: null, refusal: "nobodyAvailable" });
  await goes(null);
  await pass(20_000, agent, visitor);
  expect(shown(visitor)?.range).not.toBeNull();

  const refused = { type: "error", code: "value.invalid" };
  expect(await goes(-1)).toMatchObject(refused);
  expect(await goes(25 * 60)).toMatchObject(refused);
  const online = { availability: "online", backAtMs: house.clock.nowMs() + 60_000 } as const;
  expect(await agent.command({ type: "agent.setAvailability", ...online })).toMatchObject(refused);
});

test("W13: a server that starts learns from what was written how the last waits held, and passes over what is damaged", async () => {
  const agent = await working("ann");
  for (let at = 0; at < 3; at += 1) await chat(agent, 4);
  await writes(await arrive());
  await agent.command({ type: "conversation.accept" });
  const visitors = [await arrive(), await arrive()];
  const ids: ConversationId[] = [];
  for (const visitor of visitors) ids.push(await writes(visitor));
  await pass(3000, agent, ...visitors);
  for (const [at, conversationId] of ids.toReversed().entries()) {
    await pass(10_000, agent, ...visitors);
    await visitors[1 - at]?.command({ type: "conversation.close", conversationId });
  }
  const line = Number(house.store.db.prepare("select id from lines").pluck().get());
  const reading = house.core.flush.read(() => readHeldOfLine(1, line));
  await house.settle();
  const held = inOrderOfEnd((await reading).held);
  expect(held.map(({ kind, sketch }) => [kind, sketch.length])).toEqual([
    ["left", 41],
    ["left", 41],
  ]);
  expect(held.map(({ waitMs }) => Math.round(waitMs / 10_000))).toEqual([1, 2]);
  expect(held[0]?.seq).toBeLessThan(held[1]?.seq ?? 0);

  // Of a wait that is over and of one that goes on.
  const next = await arrive();
  await writes(next);
  await pass(3000, agent, next);
  house.store.db.exec("update announcements set sketch = '[1,' where outcome = 'left'");
  house.store.db.exec("update announcements set sketch = '[null]' where outcome is null");
  await house.restart();
  expect([house.core.waitFailures(), house.core.ignoredWaitFacts()]).toEqual([0, 3]);
});
