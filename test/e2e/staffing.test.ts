import Database from "better-sqlite3";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventHistory } from "../../server/src/staffing/testing/invented-history.ts";
import { databaseFile } from "../../server/src/store/open.ts";
import { createProduct, OWNER, type Product, setUp } from "../live/product.ts";
import { faultsOnPage } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { agentAt } from "./people.ts";

const HOUR_MS = 3_600_000;
const WEEK_MS = 168 * HOUR_MS;

let product: Product;
let browser: Browser;
let consoleUrl: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([createProduct(), launchChromium()]);
  ({ consoleUrl } = await setUp(product, "https://shop.example"));
  inventLamps(databaseFile(product.dataFolder));
  await product.start();
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

/** Ten weeks of a shop with one agent from 9 to 17, and a rush at noon on Tuesday. */
function inventLamps(file: string): void {
  const db = new Database(file);
  db.pragma("foreign_keys = off");
  const { site, line, agent } = db
    .prepare("select sites.id as site, line, agent from sites, agentLines")
    .get() as { site: number; line: number; agent: number }; // of the rows that setup wrote
  const isOffice = (hour: number) => hour % 24 >= 9 && hour % 24 < 17;
  inventHistory(db, {
    site,
    line,
    agents: [agent],
    visitor: 1,
    // 1970-01-01 was a Thursday: a Monday began four days later.
    endMs: Math.floor((Date.now() - 4 * 24 * HOUR_MS) / WEEK_MS) * WEEK_MS + 4 * 24 * HOUR_MS,
    weeks: 10,
    arrivals: (hour) => (hour === 36 ? 12 : isOffice(hour) ? 2 : 0),
    onDuty: (hour) => (isOffice(hour) ? 1 : 0),
    capacity: 1,
    chatMs: 8 * 60_000,
    patienceMs: 5 * 60_000,
    seed: 2,
  });
  db.close();
}

test("M15: who directs agents sees by keyboard, on a phone and in the dark how many each hour needs", async () => {
  const page = await browser.newPage({ colorScheme: "dark" });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await agentAt(page).signIn(consoleUrl, OWNER);
  await page.locator("summary").first().press("Enter");
  await page.getByRole("link", { name: "Staffing" }).press("Enter");
  const noon = page.getByRole("row", { name: /^12–13/ });
  await noon.waitFor();
  expect(await page.getByRole("link", { name: "Settings" }).isVisible()).toBe(false);
  const cells = await noon.getByRole("cell").allInnerTexts();
  expect(cells).toHaveLength(7);
  expect(cells[1]).toMatch(/^[3-9] \/ /);
  await page
    .getByText(/agents? on Tuesday 12–/)
    .first()
    .waitFor();
  await page.getByRole("img", { name: /needed and agents there were/i }).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);

  await page.getByRole("radio", { name: "Visitors a week" }).check();
  expect(Number((await noon.getByRole("cell").allInnerTexts())[1])).toBeGreaterThan(8);

  await page.setViewportSize({ width: 360, height: 720 });
  await page.emulateMedia({ colorScheme: "light" });
  expect(await faultsOnPage(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await noon.getByRole("cell").last().scrollIntoViewIfNeeded();
  const hour = await noon.getByRole("rowheader").boundingBox();
  expect(hour?.x, "the hour, when the table is scrolled to Sunday").toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});
