import { audienceOf, type LastingEventType } from "@presently/shared/protocol";
import { applyEvent } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentIdentity } from "./context.ts";
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

/** Runs a conversation through everything that can happen to it, with both agents watching; answers what each saw. */
async function everything() {
  const supervisor = await house.hire("sue", { role: "owner" });
  const first = await openConsole(house, ann);
  const second = await openConsole(house, ben);
  const third = await openConsole(house, supervisor);
  const visitor = await arrive(house);
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
  const foreign = await openConsole(house, cat);
  const visitor = await arrive(house);
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
