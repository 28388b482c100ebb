import { DeskError } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createInstallWatch } from "../install/install-watch.ts";
import { createAdmission } from "./admission.ts";
import { type House, openHouse } from "./testing/house.ts";

const ORIGIN = "http://shop.example";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test("IN1, R35: each connection of somebody's page is noted with its key and how it was answered, and none of our own page", async () => {
  const install = createInstallWatch(house.clock);
  const limits = { maxSockets: 2, maxSocketsPerIp: 2 };
  const { siteFor } = createAdmission({
    store: { read: async (reading) => house.store.runner.now(reading()) },
    limits,
    install,
    notReady: () => undefined,
  });
  const refused = async (key: string, origin: string) =>
    await siteFor(key, origin, false).catch((error: unknown) =>
      error instanceof DeskError ? error.code : error,
    );
  await siteFor(house.site, undefined, true);
  expect(install.sightings()).toEqual([]);
  await siteFor(house.site, ORIGIN, false);
  expect(await refused(house.site, "https://evil.example")).toBe("origin.not-allowed");
  expect(await refused("ste_nobody", ORIGIN)).toBe("site.unknown");
  expect(
    install
      .sightings()
      .flatMap(({ origin, connections }) =>
        [...connections].map(([key, { outcome }]) => [origin, key, outcome]),
      ),
  ).toEqual([
    [ORIGIN, house.site, "taken"],
    [ORIGIN, "ste_nobody", "unknownKey"],
    ["https://evil.example", house.site, "unlistedOrigin"],
  ]);
});

test("IN2: a page that has the tag more than once is noted as it says hello", async () => {
  const heard: unknown[] = [];
  const other = await openHouse({ install: { copies: (...said) => void heard.push(said) } });
  const hello = { type: "hello", protocol: 1, site: other.site, cursors: {} } as const;
  await other.visitor().say({ ...hello, page: { copies: 2 } });
  await other.visitor().say(hello);
  expect(heard).toEqual([[ORIGIN, 2]]);
  await other.close();
});
