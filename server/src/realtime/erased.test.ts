import { closeCodes, type ConversationId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const texts = () =>
  house.store.db.prepare(`select "text" from "events" where "text" not null`).pluck().all();

test("ER1, R45: what is erased is gone from every screen at once, and the visitor's browser begins anew", async () => {
  const boss = await openConsole(house, await house.hire("boss", { role: "admin" }));
  const ana = await openConsole(house, await house.hire("ana"));
  const visitor = await arrive(house);
  const { token = "", visitorId } = visitor.last("welcome");
  const first = await writes(visitor);
  await ana.command({ type: "agent.setAvailability", availability: "online" });
  await ana.command({ type: "conversation.accept" });
  await ana.command({ type: "note.post", conversationId: first, text: "Rings often" });
  const other = await writes(await arrive(house));
  await house.advance(1000);
  for (const console of [boss, ana])
    await console.say({ type: "openThread", conversationId: first });

  expect(await ana.command({ type: "visitor.erase", conversationId: first })).toMatchObject({
    type: "error",
    code: "not-allowed",
  });
  expect(await boss.command({ type: "visitor.erase", conversationId: first })).toMatchObject({
    type: "ack",
  });
  await house.advance(2000);
  const erased = { type: "conversation.erased", conversationId: first, visitorId };
  for (const console of [boss, ana]) {
    expect(console.events().at(-1)).toMatchObject(erased);
    expect(console.of("lanes").flatMap(({ removed }) => removed)).toEqual([first]);
    expect(await opened(console, first)).toBe("not-found");
    expect(await opened(console, other)).toBe("thread");
  }
  expect(visitor.closed?.code).toBe(closeCodes.forgotten);
  expect(visitor.texts.join()).not.toContain("conversation.erased");
  const again = house.visitor();
  await again.say({ type: "hello", protocol: 1, site: house.site, token, cursors: {} });
  expect(again.last("welcome").visitorId).not.toBe(visitorId);
  expect(again.last("welcome").conversationId).toBeNull();
  expect(texts()).toHaveLength(1);
});

test("ER2, ER3: a console that was away is told what happened and none of what was said; a server that was killed goes on", async () => {
  const who = await house.hire("ana");
  const ana = await openConsole(house, who);
  await ana.command({ type: "agent.setAvailability", availability: "online" });
  const { upto } = ana.last("reset");
  const first = await writes(await arrive(house));
  await ana.command({ type: "conversation.accept" });
  const boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
  const note = { type: "note.post", conversationId: first, text: "Rings often" } as const;
  await boss.command({ ...note, mentions: [who.id] });
  await boss.command({ type: "visitor.erase", conversationId: first });
  expect(texts()).not.toEqual([]);
  await house.restart();
  await house.advance(10_000);
  expect(texts()).toEqual([]);
  const back = await openConsole(house, who, upto);
  const types = back.events().map(({ type }) => type);
  expect(types).toContain("conversation.assigned");
  expect(types).not.toContain("note.posted");
});

async function opened(
  console: Awaited<ReturnType<typeof openConsole>>,
  conversationId: ConversationId,
): Promise<string> {
  await console.say({ type: "openThread", conversationId });
  const frame = console.frames.at(-1);
  return frame?.type === "error" ? frame.code : String(frame?.type);
}
