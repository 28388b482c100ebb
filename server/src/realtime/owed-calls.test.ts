import { afterEach, beforeEach, expect, test } from "vitest";
import { openHouse, type House } from "./testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

test("PH2, PH5: the number is in the lanes of the site's team, with due time and tries, and in nothing that a visitor is sent or an event holds", async () => {
  const boss = house.agent(await house.hire("boss", { role: "owner" }));
  await boss.say({ type: "hello", protocol: 1, cursors: {}, open: [] });
  const site = { siteId: house.site, name: "Shop", origins: ["http://shop.example"] };
  await boss.command({ type: "site.update", ...site, isAutoAccept: false, callsByPhone: true });

  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const answer = await visitor.command({ type: "message.post", text: "hello" });
  const conversationId = "conversationId" in answer ? answer.conversationId : undefined;
  if (conversationId == null) throw new Error("a message has a conversation");
  const phone = "+44 20 7946 0123";
  await visitor.command({ type: "call.ask", conversationId, phone });
  await boss.command({ type: "call.record", conversationId, outcome: "noAnswer", phone });
  await house.advance(2000);

  const item = boss.of("lanes").findLast(({ changed }) => changed.length > 0)?.changed[0];
  expect(item).toMatchObject({
    state: "messageLeft",
    call: { phone, tries: 1, triesLeft: 2, agentId: null },
  });
  const again = visitor.events().findLast(({ type }) => type === "call.recorded");
  expect(again).toMatchObject({ outcome: "noAnswer", dueAtMs: item?.call?.dueAtMs });
  expect(JSON.stringify(visitor.frames)).not.toContain("7946");
  expect(JSON.stringify(boss.events())).not.toContain("7946");
});
