import type { SiteId } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

let house: House;
let boss: TestAgent;
beforeEach(async () => {
  house = await openHouse();
  boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const set = (siteId: SiteId | null, text: string | null) =>
  boss.command({ type: "incident.set", siteId, text });
const heard = (visitor: TestVisitor) =>
  visitor
    .of("passing")
    .flatMap(({ event }) =>
      event.type === "site.incidentNoticed" ? [event.incident?.text ?? null] : [],
    );

test("I1, M21: open panels see an incident, its change and its end within a second, and new ones in their welcome", async () => {
  const visitor = await arrive(house);
  expect(visitor.last("welcome").site.incident).toBeNull();
  const before = house.clock.nowMs();
  await set(null, "Payments fail.");
  await house.advance(100);
  expect(heard(visitor)).toEqual(["Payments fail."]);
  await set(null, "Payments fail for some.");
  await house.advance(100);
  const newcomer = await arrive(house);
  expect(newcomer.last("welcome").site.incident).toMatchObject({
    text: "Payments fail for some.",
    sinceMs: before,
  });
  await set(null, null);
  await house.advance(100);
  expect(heard(visitor)).toEqual(["Payments fail.", "Payments fail for some.", null]);
  expect(heard(newcomer)).toEqual([null]);
});

test("I1: an incident of one site is not told to another's visitors, and goes before the one of all", async () => {
  const elsewhere = await house.addSite("elsewhere", house.site);
  await house.advance(1000);
  const here = await arrive(house);
  const there = house.visitor(elsewhere);
  await there.say({ type: "hello", protocol: 1, site: elsewhere, cursors: {} });
  await set(elsewhere, "Only there.");
  await house.advance(100);
  await set(null, "Everywhere.");
  await house.advance(100);
  expect([heard(here), heard(there)]).toEqual([["Everywhere."], ["Only there."]]);
  await set(elsewhere, null);
  await house.advance(100);
  expect(heard(there).at(-1)).toBe("Everywhere.");
});

test("I4, M21: what is new stands in a linked conversation's thread at once, for the visitor and after a restart too", async () => {
  const visitor = await arrive(house);
  const conversationId = await writes(visitor);
  await set(house.site, "Payments fail.");
  await boss.command({ type: "incident.link", conversationId });
  await set(house.site, "We found it.");
  await house.advance(100);
  const told = () =>
    visitor
      .events()
      .flatMap((event) => (event.type.startsWith("incident.") ? [{ ...event }] : []))
      .map((event) => ("text" in event ? event.text : undefined));
  expect(told()).toEqual(["Payments fail.", "We found it."]);
  const view = (await openConsole(house, await house.hire("ann"))).last("reset").view;
  expect(view.incidents).toMatchObject([{ siteId: house.site, text: "We found it." }]);
  await house.restart();
  const back = await arrive(house);
  expect(back.last("welcome").site.incident).toMatchObject({ text: "We found it." });
});
