import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, departmentIdOf, ownerWithDepartment } from "./testing/people.ts";

let house: House;
let boss: TestAgent;
beforeEach(async () => {
  house = await openHouse();
  boss = await ownerWithDepartment(house, "Billing");
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

/** What a visitor of such a page is told that their conversation can be about. */
const offeredFrom = async (page: Parameters<typeof arrive>[1]) =>
  (await arrive(house, page)).last("welcome").about.topics;

test("TO1, P37: the welcome says what a conversation can be about, in the visitor's language; nothing before the owner has named any, and nothing to who came from a page that did", async () => {
  expect(await offeredFrom({})).toEqual([]);
  const departmentId = departmentIdOf(house, "Billing");
  const words = { usual: "Double charge", bg: "Двойно плащане" };
  const lamps = { words: { usual: "Lamps" }, departmentId, isFirst: false };
  const topics = [{ words, departmentId, isFirst: true }, lamps];
  await boss.command({ type: "site.setTopics", siteId: house.site, topics });
  await house.advance(1000);
  const named = (given: Awaited<ReturnType<typeof offeredFrom>>) =>
    given.map(({ text, isFirst }) => [text, isFirst]);
  expect(named(await offeredFrom({ language: "bg-BG" }))).toEqual([
    ["Двойно плащане", true],
    ["Lamps", false],
  ]);
  expect(named(await offeredFrom({ language: "fi" }))).toContainEqual(["Double charge", true]);
  expect(await offeredFrom({ department: "billing" })).toEqual([]);
  expect(await offeredFrom({ department: "biling" })).toHaveLength(2);
});
