import { closeCodes } from "@presently/shared/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

test("R5: a follower that fails is closed, and those behind it miss nothing", async () => {
  const first = house.visitor();
  await first.say({ type: "hello", protocol: 1, site: house.site, cursors: {} });
  const { token } = first.last("welcome");
  if (token === undefined) throw new Error("no token came");
  const second = house.visitor();
  await second.say({ type: "hello", protocol: 1, site: house.site, cursors: {}, token });
  await first.command({ type: "message.post", text: "one" });

  first.isBroken = true;
  await second.command({ type: "message.post", text: "two" });
  const texts = second
    .events()
    .flatMap((event) => (event.type === "message.posted" ? event.text : []));
  expect(texts).toEqual(["one", "two"]);
  expect(first.closed?.code).toBe(closeCodes.overloaded);
  expect(second.closed).toBeUndefined();
  expect(house.errors).toHaveLength(1);
  expect(house.errors[0]).toContain("a visitor's stream could not be read");
});
