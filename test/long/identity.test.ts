import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { identityTexts } from "../../server/console/src/i18n/en-identity.ts";
import { claimsOf, sign } from "../../server/src/identity/testing/sign.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { type HostSite, openHostSite } from "../e2e/host-site.ts";
import { agentAt, type VisitorAtPage, visitorAt } from "../e2e/people.ts";
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

  const shared = await openPage(readRecipe());
  shared.signIn("ana");
  await shared.page.goto(host.origin);
  await shared.openChat();
  await shared.write("Where is my lamp?");
  await isInLine(shared);
  await jana.page.goto(`${product.url}/console/inbox/waiting`);
  await jana.page.getByRole("link", { name: /Where is my lamp/ }).click();
  await jana.reads("Where is my lamp?");
  await jana.sees("Verified by the site");
  await jana.sees("Signed in as");

  shared.signIn(undefined);
  await shared.page.evaluate(() => Reflect.get(window, "presently").identify(null));
  shared.signIn("ben");
  await shared.page.reload();
  await shared.openChat();
  await shared.write("Do you sell fuses?");
  await isInLine(shared);
  expect(await shared.page.getByText("Where is my lamp?").count()).toBe(0);

  // Ana, elsewhere, later than what she signed out with.
  const home = await openPage(identityTexts.recipeCode);
  home.signIn("ana");
  await home.page.goto(host.origin);
  await home.openChat();
  await home.sees("Where is my lamp?");

  // Where a page does it, who is not signed in chats as before.
  await ownerChooses(jana.page, /^Where a page does it/);
  const guest = await openPage(readRecipe());
  await guest.page.goto(host.origin);
  await guest.openChat();
  await guest.write("Do you ship to Varna?");
  await jana.page.goto(`${product.url}/console/inbox/waiting`);
  await jana.hasInLane(/Do you ship to Varna/);
}, 120_000);

/**
 * A visitor whose page runs a recipe before the chat's own tag, on a site that answers `/chat-token` for who is signed in there. The
 * page's policy is lifted: it would have neither the recipe nor what it asks for.
 */
async function openPage(recipe: string) {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  let user: string | undefined;
  await page.route("**/chat-token", (route) => {
    if (user === undefined) return route.fulfill({ status: 401, body: "<h1>Sign in first.</h1>" });
    const claims = claimsOf(product.siteKey, user, Date.now());
    return route.fulfill({ body: sign({ key, claims }) });
  });
  await page.addInitScript(recipe);
  return {
    ...visitorAt(page),
    /** From now on this is who the site knows; undefined for nobody. */
    signIn(sub: string | undefined): void {
      user = sub;
    },
  };
}

/** The line is the server's: with it has come whatever else the server shows this visitor. */
const isInLine = (visitor: VisitorAtPage) => visitor.sees(/in line|next/i);

/** The recipe as the example has it. */
function readRecipe(): string {
  const text = readFileSync(new URL("../../examples/identity/README.md", import.meta.url), "utf8");
  return /<script>\n(?<recipe>[\s\S]+?)<\/script>/.exec(text)?.groups?.["recipe"] ?? "";
}

/** Adds a key, takes it away as it is shown, and lets nobody else chat. */
async function ownerRequires(at: Page): Promise<string> {
  await at.goto(`${product.url}/console/settings/sites`);
  const panel = at.locator(".panel").filter({
    has: at.getByRole("heading", { name: /Who a visitor is/ }),
  });
  await panel.getByRole("button", { name: "Add a key" }).click();
  await panel.getByRole("button", { name: "Show the key, once" }).click();
  // Said that it is shown, never the key; and the focus stands where the button stood.
  await panel.getByText("The key is shown").waitFor();
  const shown = await panel.getByLabel("The key").textContent();
  const said = await panel.locator("[aria-live], [role=status]").allTextContents();
  expect(said.join()).not.toContain(shown);
  await hasFocus(panel.getByRole("button", { name: "Copy" }).first());
  await removesAnother(panel);
  await panel.getByRole("radio", { name: /^Required/ }).check();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText(/one key stays/).waitFor();
  return shown ?? "";
}

/** Adds a second key, and removes it with the keyboard. */
async function removesAnother(panel: Locator): Promise<void> {
  await panel.getByRole("button", { name: "Add a key" }).click();
  const another = panel.getByRole("listitem").filter({ hasText: "Show the key, once" });
  const remove = another.getByRole("button", { name: "Remove", exact: true });
  await remove.focus();
  await remove.page().keyboard.press("Enter");
  await hasFocus(panel.getByRole("button", { name: "Cancel" }));
  await remove.page().keyboard.press("Enter");
  await hasFocus(remove);
  const line = await remove.getAttribute("aria-describedby");
  expect(await panel.locator(`[id="${line}"]`).textContent()).toMatch(/^Made on/);
  await remove.page().keyboard.press("Enter");
  await panel.getByRole("button", { name: /^Yes, remove/ }).press("Enter");
  await panel.getByText("The key is removed.").waitFor();
  await hasFocus(panel.getByRole("heading", { name: "Keys to sign with" }));
}

async function hasFocus(at: Locator): Promise<void> {
  await expect.poll(() => at.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Says for which visitors the site's server speaks. */
async function ownerChooses(at: Page, mode: RegExp): Promise<void> {
  await at.goto(`${product.url}/console/settings/sites`);
  const panel = at.locator(".panel").filter({
    has: at.getByRole("heading", { name: /Who a visitor is/ }),
  });
  await panel.getByRole("radio", { name: mode }).check();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Saved").waitFor();
}
