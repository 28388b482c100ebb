import type { OpeningHours } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestAgent } from "./testing/client.ts";
import { type House, openHouse } from "./testing/house.ts";
import { openConsole } from "./testing/people.ts";

let house: House;
let boss: TestAgent;
beforeEach(async () => {
  house = await openHouse();
  boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
  await boss.command({ type: "department.create", name: "Billing" });
  await house.advance(1000); // the team's picture is read anew once a second at most
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

const never: OpeningHours = {
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => []),
  days: [],
};

async function close(name: string): Promise<void> {
  const row = house.store.db
    .prepare<[string], { publicId: string }>("select publicId from departments where name = ?")
    .get(name);
  const departmentId = row?.publicId;
  await boss.command({ type: "department.setHours", departmentId, hours: never });
  await house.advance(1000);
}

/** A visitor of a page that names a department, or none. */
async function arriveFrom(page: { readonly department?: string }) {
  const visitor = house.visitor();
  await visitor.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, page });
  return visitor;
}

const outcome = async (department: string) =>
  (await arriveFrom({ department })).last("welcome").about.department;

test("DK2, P36: the welcome says what became of the department that the page named", async () => {
  expect((await arriveFrom({})).last("welcome").about.department).toBe("none");
  expect(await outcome("billing")).toBe("taken");
  expect(await outcome("biling")).toBe("unknown");
  await close("Billing");
  expect(await outcome("billing")).toBe("closed");
});

test("DK2, P36: who stands before a department by its page hears how that one stands, and nothing of the site's own", async () => {
  const atBilling = await arriveFrom({ department: "billing" });
  const atShop = await arriveFrom({});
  const heard = (client: typeof atShop) =>
    client
      .of("passing")
      .flatMap(({ event }) => (event.type === "site.availabilityNoticed" ? [event] : []));
  await boss.command({ type: "agent.setAvailability", availability: "online" });
  await house.advance(1000);
  expect(heard(atShop).at(-1)).toMatchObject({ availability: "online" });
  expect(heard(atBilling)).toEqual([]);
  await close("shop");
  expect(heard(atShop).at(-1)).toMatchObject({ availability: "offline" });
  expect(heard(atBilling)).toEqual([]);
  expect(await outcome("billing")).toBe("taken");
});

test("DK2, P36: once the department that a page named has closed, they hear how the one stands in which a conversation begins now", async () => {
  await boss.command({ type: "agent.setAvailability", availability: "online" });
  await house.advance(1000);
  const visitor = await arriveFrom({ department: "billing" });
  expect(visitor.last("welcome").site.availability).toBe("offline");
  await close("Billing");
  expect(visitor.last("passing").event).toMatchObject({
    type: "site.availabilityNoticed",
    availability: "online",
  });
});
