import type { OpeningHours } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent, TestVisitor } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, online, openConsole, writes } from "./testing/people.ts";

const OPENS_AT_MS = Date.UTC(2026, 0, 1, 9, 1);
const DAY_MS = 24 * 3600_000;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

/** Every day from 9:01 to 9:02; the house's clock begins at 9:00. */
const aMinute: OpeningHours = {
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => [{ fromMin: 541, toMin: 542 }]),
  days: [],
};

async function setHours(hours: OpeningHours | null): Promise<void> {
  const boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
  const departmentId = boss.last("reset").view.departments[0]?.departmentId;
  await boss.command({ type: "department.setHours", departmentId, hours });
  await house.advance(1000); // the team's picture is read anew once a second at most
}

const heard = (visitor: TestVisitor) =>
  visitor
    .of("passing")
    .flatMap(({ event }) =>
      event.type === "site.availabilityNoticed" ? [[event.availability, event.opensAtMs]] : [],
    );

/** Lets time pass with everybody's connection alive. */
async function pass(ms: number, ...clients: (TestVisitor | TestAgent)[]): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    await house.advance(10_000);
    for (const client of clients) await client.say({ type: "ping" });
  }
}

test("H5: visitors are told when a closed department opens, and hear it open and close to the minute", async () => {
  await setHours(aMinute);
  const visitor = await arrive(house);
  const closed = { availability: "offline", opensAtMs: OPENS_AT_MS };
  expect(visitor.last("welcome").site).toMatchObject(closed);
  const agent = await openConsole(house, await house.hire("ann"));
  await agent.command(online);
  await pass(50_000, visitor, agent);
  expect(heard(visitor)).toEqual([]);
  await pass(10_000, visitor, agent);
  expect(heard(visitor)).toEqual([["online", null]]);
  expect((await arrive(house)).last("welcome").site).toMatchObject({ opensAtMs: null });
  await pass(60_000, visitor, agent);
  expect(heard(visitor).at(-1)).toEqual(["offline", OPENS_AT_MS + DAY_MS]);
});

test("H5: hours that are set or taken away are told at once, and beside them everybody keeps a place", async () => {
  const visitor = await arrive(house);
  await setHours(aMinute);
  expect(heard(visitor)).toEqual([["offline", OPENS_AT_MS]]);
  await writes(visitor);
  await house.advance(2000);
  expect(visitor.of("passing").map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: "queue.moved", place: 1 }),
  );
  await setHours(null);
  expect(heard(visitor).at(-1)).toEqual(["away", null]);
});
