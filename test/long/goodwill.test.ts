import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../e2e/chromium.ts";
import { type HostSite, openHostSite } from "../e2e/host-site.ts";
import { agentAt, type VisitorAtPage, visitorAt } from "../e2e/people.ts";
import {
  hurriedClock,
  type HurriedProduct,
  hurryPage,
  openHurriedProduct,
} from "../live/hurried-product.ts";
import { OWNER } from "../live/product.ts";

/** A minute passes in six seconds. */
const SPEED = 10;
const startMs = Date.now();
const clock = hurriedClock(SPEED, startMs);
let host: HostSite;
let product: HurriedProduct;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([openHostSite(), launchChromium()]);
  product = await openHurriedProduct(clock, host.origin, {});
  host.show("plain", product.url, product.siteKey);
});

afterAll(async () => {
  await browser.close();
  await product.close();
  await host.close();
});

test("M3, GW1, GW5, GW6: the owner hands in one code; of two who wait too long the first has it, it is copied, and the owner hears that the list is empty", async () => {
  const jana = agentAt(await page());
  await jana.signIn(`${product.url}/console/`, OWNER);
  await ownerSets(jana.page);

  const ana = await waits("Is my lamp on its way?");
  const ben = await waits("Do you sell fuses?");
  await ana.sees("We kept you waiting.");
  await ana.sees("WAIT-7");
  await jana.sees("a visitor was due a goodwill code, and the list is empty");
  expect(await ben.page.getByText("WAIT-7").count()).toBe(0);

  await ana.page.getByRole("button", { name: "Copy" }).click();
  await ana.page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe("WAIT-7");
  // It stands in the history, on both sides.
  await ana.page.reload();
  await ana.sees("WAIT-7");
  await jana.page.goto(`${product.url}/console/inbox/waiting`);
  await jana.page.getByRole("link", { name: /Is my lamp/ }).click();
  await jana.reads("WAIT-7");

  await jana.page.goto(`${product.url}/console/settings/sites`);
  await jana.sees("No codes are left. 1 given in the last 24 hours.");
  await jana.page.getByRole("textbox", { name: "Add codes to the list" }).fill("WAIT-7\nWAIT-8");
  await goodwillForm(jana.page).getByRole("button", { name: "Save" }).click();
  await ben.sees("WAIT-8");
  await jana.page.getByText("the list is empty").waitFor({ state: "detached" });
}, 120_000);

async function ownerSets(at: Page): Promise<void> {
  await at.goto(`${product.url}/console/settings/sites`);
  const form = goodwillForm(at);
  await form.getByRole("checkbox", { name: "Give goodwill" }).check();
  await form.getByRole("textbox", { name: /After a wait/ }).fill("1");
  await form.getByRole("radio", { name: /Everyone/ }).check();
  await form.getByRole("textbox", { name: /Your words/ }).fill("We kept you waiting.");
  await form.getByRole("textbox", { name: "Add codes to the list" }).fill("WAIT-7");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("1 code is left.").waitFor();
}

const goodwillForm = (at: Page) =>
  at.locator("form").filter({ has: at.getByRole("heading", { name: /Goodwill/ }) });

async function page(): Promise<Page> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  await context.addInitScript(hurryPage, { speed: SPEED, startMs });
  return await context.newPage();
}

async function waits(question: string): Promise<VisitorAtPage> {
  const visitor = visitorAt(await page());
  await visitor.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write(question);
  return visitor;
}
