import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventDays } from "../../server/src/reports/testing/invented-days.ts";
import { inventWork } from "../../server/src/reports/testing/invented-work.ts";
import { plainConversations, plainCount } from "../../server/src/reports/testing/plain-recount.ts";
import { databaseFile } from "../../server/src/store/open.ts";
import { faultsOnPage } from "../e2e/axe.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { agentAt } from "../e2e/people.ts";
import { createProduct, OWNER, type Product, setUp } from "../live/product.ts";

const DAY_MS = 24 * 3_600_000;
const WEEKS = 3;

let product: Product;
let browser: Browser;
let consoleUrl: string;
/** What a plain count says, which the page is held to. */
let plain: Record<string, number>;

beforeAll(async () => {
  [product, browser] = await Promise.all([createProduct(), launchChromium()]);
  ({ consoleUrl } = await setUp(product, "https://shop.example"));
  const db = new Database(databaseFile(product.dataFolder));
  db.pragma("foreign_keys = off");
  const { site, line, agent } = db
    .prepare(
      "select sites.id as site, agentLines.line, agents.publicId as agent from sites, agentLines, agents",
    )
    .get() as { site: number; line: number; agent: string }; // of the rows that setup wrote
  db.exec("update departments set name = 'Поддръжка и поръчки'");
  inventWork(db, {
    agents: [agent, "agt_gone", "agt_new", "agt_old"],
    site,
    line,
    fromMs: Date.now() - (WEEKS * 7 + 1) * DAY_MS,
    events: 900,
    seed: 12,
  });
  inventDays(db, {
    sites: [site],
    lines: [line],
    languages: ["en", "bg", "fi"],
    agents: [agent, "agt_gone"],
    fromMs: Date.now() - (WEEKS * 7 + 1) * DAY_MS,
    days: WEEKS * 7,
    perDay: 40,
    seed: 12,
  });
  plain = plainCount(plainConversations(db)).counts;
  db.close();
  await product.start();
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
});

/** What stands under a figure's name. */
const figure = (page: Page, label: string) =>
  page.locator(".report-figure", { has: page.getByText(label, { exact: true }) }).locator("dd");

test("M16, RP9: who directs agents finds the figures with what they mean, in parts, as a plot, a table and a file", async () => {
  // Without motion: colours that are on their way from light to dark are neither.
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await agentAt(page).signIn(consoleUrl, OWNER);
  await page.locator("summary").first().press("Enter");
  await page.getByRole("link", { name: "Reports" }).press("Enter");
  await page.getByRole("heading", { name: "Reports" }).waitFor();
  // The history is counted soon after the start; the page says so until then.
  await expect
    .poll(
      async () => {
        const isCounted = await page.getByText(/^Counted up to/).isVisible();
        if (!isCounted) await page.reload();
        return isCounted;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true);

  expect(await figure(page, "Offered").first().innerText()).toBe(String(plain["offered"]));
  expect(await figure(page, "Answered").first().innerText()).toBe(String(plain["answered"]));
  const solved = figure(page, "Confirmed solved");
  expect(await solved.last().innerText()).toContain(`${plain["solved"]} of ${plain["ended"]}.`);
  expect(await figure(page, "Occupancy").last().innerText()).toMatch(
    / online, 4 agents\. The share/,
  );
  expect(await figure(page, "Chats at once").first().innerText()).toMatch(/^\d+\.\d$/);
  await page.getByRole("img", { name: /stays in the queue/i }).waitFor();
  expect(await page.getByRole("row").count()).toBeGreaterThan(WEEKS * 7);
  expect(await faultsOnPage(page)).toEqual([]);

  await page.getByLabel("Show by").selectOption({ label: "Hour of the day" });
  await page.getByText(/^Best at \d\d–\d\d/).waitFor();
  await page.getByRole("rowheader", { name: "09–10" }).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV" }).press("Enter"),
  ]);
  expect(file.suggestedFilename()).toMatch(/^presently-.*-byHour\.csv$/);

  await page.getByLabel("Show by").selectOption({ label: "Department" });
  await page.getByRole("rowheader", { name: "Поддръжка и поръчки" }).waitFor();
  await page.getByLabel("Language", { exact: true }).selectOption({ label: "Bulgarian" });
  await expect
    .poll(async () => Number(await figure(page, "Offered").first().innerText()))
    .toBeLessThan(plain["offered"] ?? 0);

  await page.close();
  expect(complaints).toEqual([]);
});

test("M16, RP8: an agent finds their own figures, and nobody else's", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await agentAt(page).signIn(consoleUrl, OWNER);
  await page.locator("summary").first().press("Enter");
  await page.getByRole("link", { name: "My figures" }).press("Enter");
  await page.getByRole("heading", { name: "Week by week" }).waitFor();
  const accepted = Number(await figure(page, "Accepted").first().innerText());
  expect(accepted).toBeGreaterThan(100);
  expect(accepted).toBeLessThan(plain["answered"] ?? 0);
  expect(await figure(page, "Occupancy").last().innerText()).toMatch(/ online\. The share/);
  expect(await faultsOnPage(page)).toEqual([]);
  await page.close();
});
