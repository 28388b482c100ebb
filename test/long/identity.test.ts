import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { claimsOf, sign } from "../../server/src/identity/testing/sign.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { type HostSite, openHostSite } from "../e2e/host-site.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { hurriedClock, type HurriedProduct, openHurriedProduct } from "../live/hurried-product.ts";
import { OWNER } from "../live/product.ts";

let host: HostSite;
let product: HurriedProduct;
let browser: Browser;
/** What the owner was shown. */
let key: string;

beforeAll(async () => {
  [host, browser] = await Promise.all([openHostSite(), launchChromium()]);
  product = await openHurriedProduct(hurriedClock(1, Date.now()), host.origin, {});
  host.show("plain", product.url, product.siteKey);
});

afterAll(async () => {
  await browser.close();
  await product.close();
  await host.close();
});

test("R26, ID1 to ID8: the owner makes a key, a page says who is there, the team sees it; signing out ends it, and somebody else sees none of it", async () => {
  const jana = agentAt(await (await browser.newContext()).newPage());
  await jana.signIn(`${product.url}/console/`, OWNER);
  key = await ownerRequires(jana.page);

  const shared = visitorAt(await (await browser.newContext()).newPage());
  await shared.page.goto(host.origin);
  await identify(shared.page, "ana");
  await shared.openChat();
  await shared.write("Where is my lamp?");
  await shared.sees("Where is my lamp?");
  await jana.page.goto(`${product.url}/console/inbox/waiting`);
  await jana.page.getByRole("link", { name: /Where is my lamp/ }).click();
  await jana.reads("Where is my lamp?");
  await jana.sees("Verified by the site");
  await jana.sees("Signed in as");

  await shared.page.evaluate(() => Reflect.get(window, "presently").identify(null));
  await shared.page.reload();
  await identify(shared.page, "ben");
  await shared.openChat();
  await shared.write("Do you sell fuses?");
  await shared.sees("Do you sell fuses?");
  expect(await shared.page.getByText("Where is my lamp?").count()).toBe(0);

  // Ana, elsewhere, later than what she signed out with.
  const home = visitorAt(await (await browser.newContext()).newPage());
  await home.page.goto(host.origin);
  await identify(home.page, "ana");
  await home.openChat();
  await home.sees("Where is my lamp?");
}, 120_000);

/** Says on a page who is signed in there, as its server would. */
async function identify(at: Page, sub: string): Promise<void> {
  const claims = claimsOf(product.siteKey, sub, Date.now());
  await at.waitForFunction(() => Reflect.has(window, "presently"));
  await at.evaluate((token) => {
    Reflect.get(window, "presently").identify({ token: async () => token });
  }, sign({ key, claims }));
}

/** Adds a key, takes it away as it is shown, and lets nobody else chat. */
async function ownerRequires(at: Page): Promise<string> {
  await at.goto(`${product.url}/console/settings/sites`);
  const panel = at.locator(".panel").filter({
    has: at.getByRole("heading", { name: /Who a visitor is/ }),
  });
  await panel.getByRole("button", { name: "Add a key" }).click();
  await panel.getByRole("button", { name: "Show the key, once" }).click();
  const shown = await panel.getByLabel("The key").textContent();
  await panel.getByRole("radio", { name: /^Required/ }).check();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText(/one key stays/).waitFor();
  return shown ?? "";
}
