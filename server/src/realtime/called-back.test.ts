import type { ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHouse, type House } from "./testing/house.ts";

const MINUTE = 60_000;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

async function arrive() {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  return visitor;
}

/** A visitor who waits, asked for a notification, and has not looked at the page for three minutes; then an agent is free. */
async function called() {
  const visitor = await arrive();
  const answer = await visitor.command({ type: "message.post", text: "hello" });
  const conversationId = "conversationId" in answer ? answer.conversationId : undefined;
  if (conversationId == null) throw new Error("a message has a conversation");
  await visitor.command({ type: "callback.ask", conversationId, way: "notice" });
  await visitor.say({ type: "signal", signal: "visibility", isVisible: false });
  for (let minutes = 0; minutes < 4; minutes += 0.25) {
    await visitor.say({ type: "ping" });
    await house.advance(MINUTE / 4);
  }
  const agent = house.agent(await house.hire("ana"));
  await agent.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  await agent.command({ type: "agent.setAvailability", availability: "online" });
  return { visitor, conversationId };
}

const toldOf = (visitor: Awaited<ReturnType<typeof arrive>>) =>
  visitor.events().flatMap(({ type }) => (type.startsWith("turn.") ? [type] : []));
const state = (id: ConversationId) =>
  house.store.db.prepare("select state from conversations where publicId = ?").pluck().get(id);

test("P15: the welcome says from which wait on a way out is offered, and whether mail can be sent and the team calls by phone", async () => {
  expect((await arrive()).last("welcome").ways).toEqual({
    limitMs: 10 * MINUTE,
    byMail: false,
    byPhone: false,
  });
  const boss = house.agent(await house.hire("boss", { role: "owner" }));
  await boss.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  const site = { siteId: house.site, name: "Shop", origins: ["http://shop.example"] };
  const update = { type: "site.update", ...site, isAutoAccept: false };
  expect((await boss.command({ ...update, waitLimitMs: 5 * MINUTE })).type).toBe("ack");
  expect((await boss.command({ ...update, callsByPhone: true })).type).toBe("ack");
  expect((await boss.command(update)).type).toBe("ack");
  expect((await boss.command({ ...update, waitLimitMs: 0 })).type).toBe("error");
  expect((await arrive()).last("welcome").ways).toEqual({
    limitMs: 5 * MINUTE,
    byMail: false,
    byPhone: true,
  });
});

test("CB3, CB5: who is called in a hidden tab hears of it; asking for more time is no sign of being there, looking is", async () => {
  const { visitor, conversationId } = await called();
  expect(toldOf(visitor)).toEqual(["turn.called"]);
  await visitor.command({ type: "turn.extend", conversationId });
  await house.advance(2000);
  expect(toldOf(visitor)).toEqual(["turn.called", "turn.extended"]);
  expect(state(conversationId)).toBe("queued");
  await visitor.say({ type: "signal", signal: "visibility", isVisible: true });
  expect(toldOf(visitor)).toEqual(["turn.called", "turn.extended", "turn.answered"]);
  expect(state(conversationId)).toBe("offered");
});
