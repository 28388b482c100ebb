import { expect, test } from "vitest";
import { openHouse } from "./realtime/testing/house.ts";

test("R23: what has expired is deleted by the pass that runs every five seconds, without anybody signing in", async () => {
  const house = await openHouse();
  house.store.db
    .prepare(
      `insert into sessions ("tokenHash", "kind", "desk", "subject", "createdAtMs", "lastUsedAtMs", "expiresAtMs")
       with recursive n(i) as (select 1 union all select i + 1 from n where i < 800)
       select 'old ' || i, 'visitor', 1, i, 0, 0, i from n`,
    )
    .run();
  const left = () => house.store.db.prepare("select count(*) from sessions").pluck().get();
  await house.advance(5_000);
  expect(left()).toBe(300);
  await house.advance(5_000);
  expect(left()).toBe(0);
  await house.close();
  expect(house.errors).toEqual([]);
});
