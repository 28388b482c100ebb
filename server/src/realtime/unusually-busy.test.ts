import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse } from "./testing/house.ts";
import { arrive, openConsole, writes } from "./testing/people.ts";

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

let house: House;
beforeEach(async () => {
  house = await openHouse({ settings: { newVisitorsPerIp: 10_000 } });
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

/** Four weeks with two starts each in this hour, and one before them: copies of a conversation that is there. */
function pastWeeks(): void {
  const { db } = house.store;
  const columns = db.prepare("select name from pragma_table_info('conversations')").pluck().all();
  const others = columns.filter(
    (name) => !["id", "publicId", "createdAtMs", "state"].includes(String(name)),
  );
  const list = others.map((name) => `"${String(name)}"`).join();
  const copy = db.prepare(
    `insert into conversations (id, "publicId", "createdAtMs", state, ${list})
     select ?, 'cnv_' || ?, ?, 'closed', ${list} from conversations order by id limit 1`,
  );
  const nowMs = house.clock.nowMs();
  let id = 90_000;
  for (const week of [1, 2, 3, 4, 5])
    for (const minute of [20, 40]) {
      id += 1;
      copy.run(id, id, nowMs - week * WEEK_MS - minute * MINUTE_MS);
    }
}

test("M2: visitors hear within a minute that it is unusually busy, new ones in their welcome, and not beside nobody", async () => {
  await writes(await arrive(house));
  pastWeeks();
  const agent = await openConsole(house, await house.hire("ann"));
  await agent.command({ type: "agent.setAvailability", availability: "online" });
  const visitor = await arrive(house);
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 10) {
      await house.advance(10_000);
      for (const client of [agent, visitor]) await client.say({ type: "ping" });
    }
  };
  const heard = () =>
    visitor
      .of("passing")
      .flatMap(({ event }) =>
        event.type === "site.availabilityNoticed" ? [event.isUnusuallyBusy] : [],
      );
  await pass(70);
  expect(heard()).not.toContain(true);
  for (let n = 0; n < 12; n += 1) await writes(await arrive(house));
  await pass(70);
  expect(heard().at(-1)).toBe(true);
  expect((await arrive(house)).last("welcome").site.isUnusuallyBusy).toBe(true);
  await agent.cut();
  await pass(80);
  expect(heard().at(-1)).toBe(false);
});
