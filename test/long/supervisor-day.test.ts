import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventDays } from "../../server/src/reports/testing/invented-days.ts";
import { plainConversations, plainCount } from "../../server/src/reports/testing/plain-recount.ts";
import { databaseFile } from "../../server/src/store/open.ts";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague } from "../live/product.ts";
import { laterBy } from "./minutes-later.ts";

const SUPERVISOR = { email: "sam@shop.example", password: "a heron on a chimney pot" };
const DAY_MS = 24 * 3_600_000;
const DAYS = 14;
const NOTICE = "Parcels are late today: snow.";

let stage: Stage;
/** What a plain count of the history's events says, which the reports are held to. */
let plain: Readonly<Record<string, number>>;

beforeAll(async () => {
  stage = await openStage();
  const { product, installed } = stage;
  await addColleague(product, installed.siteKey, SUPERVISOR, "supervisor");
  await product.stop();
  const db = new Database(databaseFile(product.dataFolder));
  db.pragma("foreign_keys = off");
  const { site, line, agent } = db
    .prepare(
      "select sites.id as site, agentLines.line, agents.publicId as agent from sites, agentLines, agents",
    )
    .get() as { site: number; line: number; agent: string }; // of the rows that setup wrote
  inventDays(db, {
    sites: [site],
    lines: [line],
    languages: ["en", "bg"],
    agents: [agent],
    fromMs: Date.now() - (DAYS + 1) * DAY_MS,
    days: DAYS,
    perDay: 30,
    seed: 5,
  });
  plain = plainCount(plainConversations(db)).counts;
  // They are history: nobody of them waits today, and the figures are of what happened.
  db.exec("update conversations set state = 'closed'");
  db.close();
  await product.start();
}, 60_000);
afterAll(() => stage?.close());

const figure = (page: Page, kind: "report" | "board", label: string) =>
  page.locator(`.${kind}-figure`, { has: page.getByText(label, { exact: true }) }).locator("dd");
const bar = (page: Page, said: RegExp) => page.locator(".connection-bar", { hasText: said });

test("M1, M13, M16, M21: a supervisor's day: the figures of the weeks, the board, an alarm and the one it is about, an incident and its end", async () => {
  const { installed, host, product } = stage;
  const { page, complaints } = await stage.person({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const sam = agentAt(page);
  await sam.signIn(installed.consoleUrl, SUPERVISOR);

  // The morning: what the weeks were like, exactly as a plain recount of the events says.
  await page.goto(`${product.url}/console/reports`);
  expect(plain["offered"]).toBeGreaterThan(DAYS * 20);
  const offered = figure(page, "report", "Offered").first();
  // The history came while the server was down: it is counted some moments after the start.
  await expect
    .poll(
      async () => {
        const isCounted = await page.getByText(/^Counted up to/).isVisible();
        const shown = isCounted ? await offered.innerText() : "not yet";
        if (shown !== String(plain["offered"])) await page.reload();
        return shown;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(String(plain["offered"]));
  expect(await figure(page, "report", "Answered").first().innerText()).toBe(
    String(plain["answered"]),
  );
  expect(await figure(page, "report", "Confirmed solved").last().innerText()).toContain(
    `${plain["solved"]} of ${plain["ended"]}.`,
  );

  // Somebody writes, and nobody takes it.
  const mia = visitorAt((await stage.person({ reducedMotion: "reduce" })).page);
  await mia.page.goto(host.origin);
  await mia.openChat();
  await mia.write("Is anybody there?");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await page.getByRole("heading", { name: "In the queue (1)" }).waitFor();
  expect(await figure(page, "board", "Waiting").first().innerText()).toBe("1");
  await laterBy(product, 11 * 60_000);
  await bar(page, /A visitor has waited longer than 10 min/).waitFor();
  const row = page.getByRole("region", { name: /^In the queue/ }).getByRole("listitem");
  await row.getByText("Past the time").first().waitFor();
  expect(await faultsOnPage(page)).toEqual([]);

  // The alarm leads to the one it is about; taken, there is nothing to tell any more.
  await bar(page, /waited longer/)
    .getByRole("link", { name: "Open it" })
    .press("Enter");
  await sam.reads("Is anybody there?");
  await page.goBack();
  await page.getByRole("button", { name: /^Take over/ }).press("Enter");
  await page.getByRole("dialog").getByRole("textbox").fill("Nobody was there.");
  await page.getByRole("dialog").getByRole("button", { name: "Take it" }).press("Enter");
  await sam.reads("Is anybody there?");
  await bar(page, /waited longer/).waitFor({ state: "detached" });
  await sam.reply("Yes, and your parcel comes tomorrow.");
  await mia.sees("Yes, and your parcel comes tomorrow.");

  // Noon: something is out of order for everybody, and then it is not.
  await page.getByRole("button", { name: /^Incident/ }).press("Enter");
  await page.getByRole("textbox", { name: "What visitors read" }).fill(NOTICE);
  await page.getByRole("button", { name: "Tell everybody" }).press("Enter");
  await page.getByRole("button", { name: "Yes, do so" }).press("Enter");
  await page.getByText("Every visitor is being told.").waitFor();
  await mia.page.getByRole("dialog").getByText(NOTICE).first().waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByRole("button", { name: "It is over" }).press("Enter");
  await page.getByRole("button", { name: "Yes, do so" }).press("Enter");
  await mia.page.getByRole("dialog").getByText(NOTICE).first().waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Close", exact: true }).press("Enter");

  // The evening: the board is calm, and fits a phone.
  await page.goto(`${product.url}/console/board`);
  await page.getByText("Nobody is waiting.").waitFor();
  await page.getByText("Nobody is owed an answer.").waitFor();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // Before one signs in, the console asks who one is.
  expect(complaints().filter((line) => !line.includes("401"))).toEqual([]);
});
