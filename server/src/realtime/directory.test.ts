import { afterEach, beforeEach, expect, test } from "vitest";
import { Directory } from "./directory.ts";
import { type House, openHouse } from "./testing/house.ts";
import { openConsole } from "./testing/people.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  expect(house.errors).toEqual([]);
  await house.close();
});

/** In ms of the wall clock: the quickest of some, since what else the machine does only ever adds. */
function quickest(times: number, work: () => void): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const startedMs = performance.now();
      work();
      return performance.now() - startedMs;
    }),
  );
}

test("H5: a calendar is asked once until the hours turn, however many visitors are greeted", async () => {
  const boss = await openConsole(house, await house.hire("boss", { role: "owner" }));
  const departmentId = boss.last("reset").view.departments[0]?.departmentId;
  const week = Array.from({ length: 7 }, () => [{ fromMin: 0, toMin: 1440 }]);
  // Open day and night until a holiday years ahead: the calendar is read up to it.
  const hours = { timeZone: "Europe/Vilnius", week, days: [{ date: "2035-12-25", open: [] }] };
  await boss.command({ type: "department.setHours", departmentId, hours });
  const { clock, core } = house;
  const refreshed = async () => {
    const directory = new Directory({ store: core.flush, desk: 1, clock });
    const reading = directory.refresh();
    await house.settle();
    await reading;
    return directory;
  };
  const directories = [await refreshed(), await refreshed(), await refreshed()];
  const [site] = [...(directories[0]?.view.sites ?? [])];
  if (site === undefined) throw new Error("there is no site");
  const [id, { department }] = site;
  const first = Math.min(
    ...directories.map((directory) => quickest(1, () => directory.greetingOf({ id, department }))),
  );
  const later = quickest(50, () => directories[0]?.greetingOf({ id, department }));
  expect(later * 10).toBeLessThan(first);
});
