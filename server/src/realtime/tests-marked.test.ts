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

test("TC2, P7: what begins on a page for tests has a mark in the lanes and the thread, and none of it reaches the visitor", async () => {
  const console = await openConsole(house, await house.hire("sue", { role: "supervisor" }));
  const tester = house.visitor();
  const page = { url: "http://shop.example/staging", isTest: true };
  await tester.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, page });
  const tested = await writes(tester);
  const real = await writes(await arrive(house));
  await house.advance(1000);
  const marks = () =>
    new Map(
      console
        .of("lanes")
        .flatMap(({ changed }) => changed.map((item) => [item.conversationId, item.isTest])),
    );
  expect([marks().get(tested), marks().get(real)]).toEqual([true, false]);
  await console.say({ type: "openThread", conversationId: tested });
  expect(console.last("thread").view.isTest).toBe(true);
  await console.command({
    type: "conversation.markTest",
    conversationId: tested,
    isTest: false,
  });
  await house.advance(1000);
  expect(marks().get(tested)).toBe(false);
  expect(console.events().at(-1)).toMatchObject({ type: "conversation.marked", isTest: false });
  await console.command({ type: "conversation.markTest", conversationId: tested, isTest: true });
  const { token = "" } = tester.last("welcome");
  const again = house.visitor();
  await again.say({ type: "hello", protocol: 1, site: house.site, token, cursors: {} });
  expect(again.last("reset").view).toMatchObject({ conversationId: tested, isTest: false });
  expect([...tester.texts, ...again.texts].join()).not.toMatch(/"isTest":true|conversation.marked/);
});
