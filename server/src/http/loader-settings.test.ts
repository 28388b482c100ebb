import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { withSiteSettings } from "../domain/site-settings.ts";
import { loaderSettings } from "./loader-settings.ts";
import { httpApp } from "./testing/http-app.ts";

test("R23: loaders asked for within a second cost one reading, whatever keys they name; one that failed is made again", async () => {
  const http = await httpApp();
  const { siteKey } = await http.setUp();
  let readings = 0;
  let isBroken = false;
  const flush: typeof http.flush = {
    ...http.flush,
    read(factory) {
      readings += 1;
      return isBroken
        ? Promise.reject(new Error("the database is away"))
        : http.flush.read(factory);
    },
  };
  const told = loaderSettings({ flush, clock: http.clock });
  const settingsFor = async (key: unknown) => (await told(key)).settings;
  const keys = [siteKey, `ste_${"A".repeat(21)}`, "nonsense", undefined, siteKey];
  const shop = { key: siteKey, name: "Shop" };
  expect(await Promise.all(keys.map(settingsFor))).toEqual([shop, {}, {}, {}, shop]);
  expect(readings).toBe(1);

  http.clock.advance(1000);
  isBroken = true;
  await expect(settingsFor(siteKey)).rejects.toThrow("away");
  isBroken = false;
  expect(await settingsFor(siteKey)).toEqual(shop);
  expect(readings).toBe(3);
  await http.close();
});

test("LK1: a tag says the site's own look, what is unlike the default alone; without a key, where there is one site", async () => {
  const http = await httpApp();
  const { siteKey } = await http.setUp();
  const settings = withSiteSettings("{}", {
    look: { ...DEFAULT_LOOK, position: "left", offset: { side: 20, bottom: 84 } },
  });
  http.store.db.prepare("update sites set settings = ?").run(settings);
  const told = loaderSettings(http);
  const settingsFor = async (key: unknown) => (await told(key)).settings;
  const look = { position: "left", offset: "20 84" };
  expect(await settingsFor(siteKey)).toEqual({ key: siteKey, name: "Shop", look });
  expect(await settingsFor(undefined)).toEqual({ look });
  await http.close();
});

test("RE1, M26: a site's register goes with its loader, also where the tag names no key and there is one site", async () => {
  const http = await httpApp();
  const { siteKey } = await http.setUp();
  const told = loaderSettings(http);
  expect((await told(siteKey)).register).toBe("usual");
  http.clock.advance(1000);
  const settings = withSiteSettings("{}", { register: "informal" });
  http.store.db.prepare("update sites set settings = ?").run(settings);
  for (const key of [siteKey, undefined]) expect((await told(key)).register).toBe("informal");
  http.store.db.prepare("update sites set settings = ?").run('{"register":"shouting"}');
  http.clock.advance(1000);
  expect((await told(siteKey)).register).toBe("usual");
  await http.close();
});
