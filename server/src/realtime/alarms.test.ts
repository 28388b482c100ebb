import { applyDeskEvent } from "@presently/shared/view";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

const MINUTE = 60_000;
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  expect(house.errors).toEqual([]);
});

test("AL4: alarms reach who directs where it is amiss, live and in the picture, and nobody else", async () => {
  const other = await house.addSite("other", house.site);
  const team = {
    owner: await house.hire("owner", { role: "owner" }),
    admin: await house.hire("admin", { role: "admin" }),
    here: await house.hire("here", { role: "supervisor" }),
    there: await house.hire("there", { role: "supervisor", site: other }),
    agent: await house.hire("agent"),
  };
  const consoles = new Map(
    await Promise.all(
      Object.entries(team).map(
        async ([name, who]) => [name, await openConsole(house, who)] as const,
      ),
    ),
  );
  const visitor = await arrive(house);
  await writes(visitor, "Anybody there?");
  // Whoever says nothing for long is taken for gone.
  for (let passedMs = 0; passedMs < 11 * MINUTE; passedMs += 10_000) {
    await house.advance(10_000);
    for (const client of [visitor, ...consoles.values()]) await client.say({ type: "ping" });
  }
  const heard = (kind: string) =>
    [...consoles]
      .filter(([, client]) =>
        client.events().some((event) => event.type === "alarm.raised" && event.kind === kind),
      )
      .map(([name]) => name);
  expect(heard("waiting")).toEqual(["owner", "admin", "here"]);
  expect(heard("unstaffed")).toEqual(["owner", "admin", "here", "there"]);
  expect(visitor.texts.join("\n")).not.toContain("alarm.");

  for (const [name, who] of Object.entries(team)) {
    const client = consoles.get(name);
    if (client === undefined) throw new Error(`nobody opened a console for ${name}`);
    const followed = client.events().reduce(applyDeskEvent, client.last("reset").view);
    const fresh = (await openConsole(house, who)).last("reset").view;
    expect(fresh.alarms).toEqual(followed.alarms);
    const kinds = fresh.alarms?.map(({ kind }) => kind);
    if (name === "agent") expect(kinds).toBeUndefined();
    else expect(kinds).toEqual(name === "there" ? ["unstaffed"] : ["unstaffed", "waiting"]);
  }
});

test("AL3: a server that is killed and started tells nothing twice", async () => {
  const owner = await house.hire("owner", { role: "owner" });
  await house.advance(2 * MINUTE);
  await house.restart();
  await house.advance(2 * MINUTE);
  const raised = house.store.db.prepare("select count(*) from events where type = 'alarm.raised'");
  expect(raised.pluck().get()).toBe(1);
  const view = (await openConsole(house, owner)).last("reset").view;
  expect(view.alarms).toMatchObject([{ siteId: null, kind: "unstaffed" }]);
});
