import type { OpeningHours } from "@presently/shared/protocol";
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

const never: OpeningHours = {
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => []),
  days: [],
};

async function close(name: string): Promise<void> {
  const departmentId = departmentIdOf(house, name);
  await boss.command({ type: "department.setHours", departmentId, hours: never });
  await house.advance(1000);
}

const outcome = async (department: string) =>
  (await arrive(house, { department })).last("welcome").about.department;

test("DK2, P36: the welcome says what became of the department that the page named", async () => {
  expect((await arrive(house, {})).last("welcome").about.department).toBe("none");
  expect(await outcome("billing")).toBe("taken");
  expect(await outcome("biling")).toBe("unknown");
  await close("Billing");
  expect(await outcome("billing")).toBe("closed");
});

test("DK2, P36: who stands before a department by its page hears how that one stands, and nothing of the site's own", async () => {
  const atBilling = await arrive(house, { department: "billing" });
  const atShop = await arrive(house, {});
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
  const visitor = await arrive(house, { department: "billing" });
  expect(visitor.last("welcome").site.availability).toBe("offline");
  await close("Billing");
  expect(visitor.last("passing").event).toMatchObject({
    type: "site.availabilityNoticed",
    availability: "online",
  });
});
