import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { openHostSite, type HostSite } from "./host-site.ts";
import { agentAt, visitorAt } from "./people.ts";
import { createProduct, OWNER, setUp, type Installed, type Product } from "../live/product.ts";

let product: Product;
let host: HostSite;
let browser: Browser;
let installed: Installed;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [product, host, browser] = await Promise.all([createProduct(), openHostSite(), launchChromium()]);
  installed = await setUp(product, host.origin);
  await product.start();
  host.show("plain", product.url, installed.siteKey);
});

afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await host?.close();
  await product?.dispose();
});

/** A person with a browser of their own; what the page complains of is kept. */
async function person() {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  return { page, complaints };
}

test("M1, M2, M23: a visitor writes, waits with a place, is answered, and a reload or a killed server loses nothing", async () => {
  const shopper = await person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("Does the brass lamp come with a bulb? Здравейте!");
  await visitor.sees(/in line|next/i);

  const desk = await person();
  const agent = agentAt(desk.page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.sees("Does the brass lamp come with a bulb? Здравейте!");
  await agent.reply("Yes, a warm one.");
  await visitor.sees("Yes, a warm one.");

  await shopper.page.reload();
  await visitor.sees("Yes, a warm one.");

  await product.kill();
  await visitor.write("And the cable, how long is it?");
  await product.start();
  await agent.sees("And the cable, how long is it?");
  await agent.reply("Two metres.");
  await visitor.sees("Two metres.");
  expect(await visitor.log.getByText("And the cable, how long is it?").count()).toBe(1);
  expect(shopper.complaints.filter((line) => !line.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
});
