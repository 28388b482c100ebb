import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { budget } from "../e2e/budgets.ts";
import { sharedChromium } from "../e2e/chromium.ts";
import { openShopPage, type ShopPage } from "../e2e/shop-page.ts";
import { createProduct, type Product, setUp } from "../live/product.ts";

let shop: ShopPage;
let product: Product;

beforeAll(async () => {
  [shop, product] = await Promise.all([openShopPage(), createProduct()]);
  const { siteKey } = await setUp(product, shop.origin);
  await product.start();
  shop.carry(product.url, siteKey);
});
afterAll(async () => {
  await product?.dispose();
  await shop?.close();
});

test("what is destroyed is gone: after rounds of loading, opening and destroying no node, listener or heap has stayed with the page", async () => {
  const page = await (await sharedChromium()).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await page.goto(`${shop.origin}/?data-open=never`);
  // The browser keeps the panel's module, and learns of our code while it runs: what that takes is taken in the first rounds.
  await loadOpenDestroy(page, false);
  for (let round = 0; round < 10; round++) await loadOpenDestroy(page, true);
  const before = await heldBy(devtools);
  for (let round = 0; round < 10; round++) await loadOpenDestroy(page, true);
  const after = await heldBy(devtools);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(after.nodes - before.nodes, "nodes").toBeLessThanOrEqual(0);
  expect(after.listeners - before.listeners, "listeners").toBeLessThanOrEqual(0);
  const perRoundKb = (after.heapBytes - before.heapBytes) / 10 / 1000;
  expect(perRoundKb).toBeLessThanOrEqual(budget("heap kept after destroy(), a round").limit);
  await page.context().close();
});

async function loadOpenDestroy(page: Page, isLoading: boolean): Promise<void> {
  if (isLoading) {
    await page.evaluate(() => {
      const old = document.querySelector("script");
      const script = document.createElement("script");
      script.dataset["site"] = old?.dataset["site"] ?? "";
      script.src = old?.src ?? "";
      old?.replaceWith(script);
    });
  }
  await launcherOf(page).click();
  await page.getByText("Nobody is here").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("Half a sentence");
  await page.evaluate(() => Reflect.get(window, "presently").destroy());
  await launcherOf(page).waitFor({ state: "detached" });
}

function launcherOf(page: Page) {
  return page.getByRole("button", { name: /^Chat with us/ });
}

async function heldBy(devtools: CDPSession) {
  // What a round left to be collected needs more than one look: finalizers run between them.
  for (let time = 0; time < 3; time++) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heapBytes: of("JSHeapUsedSize") };
}
