import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { longestTaskMs, traceOf } from "../e2e/page-times.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { crowdDesk } from "./crowded-desk.ts";

const WAITING = 2000;
const AGENTS = 200;
/** A task as long as this is felt; the README tells the limit and what was measured. */
const LONGEST_TASK_MS = 50;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});
afterAll(() => stage?.close());

const queue = (page: Page) => page.getByRole("region", { name: /^In the queue/ });
const figure = (page: Page, label: string) =>
  page.locator(".board-figure", { has: page.getByText(label, { exact: true }) }).locator("dd");

test("BO1, BO2, BO3, BO4: a supervisor sees by keyboard who waits and who is there, and takes a chat; an agent does not", async () => {
  const { installed, host } = stage;
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("My lamp hums.");

  const ben = agentAt((await stage.person({ reducedMotion: "reduce" })).page);
  await ben.signIn(installed.consoleUrl, COLLEAGUE);
  await ben.page.keyboard.press("Control+k");
  await ben.page.getByRole("combobox", { name: "Action, conversation or page" }).fill("board");
  expect(await ben.page.getByRole("option", { name: /board/i }).count()).toBe(0);
  await ben.page.goto(`${stage.product.url}/console/board`);
  await ben.sees("Your role does not allow this.");

  const { page, complaints } = await stage.person({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const jana = agentAt(page);
  await jana.signIn(installed.consoleUrl, OWNER);
  await page.locator("body").press("g");
  await page.locator("body").press("b");
  await page.getByRole("heading", { name: "Board" }).waitFor();
  await queue(page).getByText("My lamp hums.").waitFor();
  expect(await figure(page, "Waiting").first().innerText()).toBe("1");
  const agents = page.getByRole("region", { name: /^Agents/ });
  const rows = agents.getByRole("listitem");
  expect(await rows.count()).toBe(2);
  expect(await rows.first().innerText()).toMatch(/^ben/i);
  await expect.poll(() => figure(page, "Free places").last().innerText()).toMatch(/^0 of 2/);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);

  // Supervisors act on purpose: availability is not asked of them (RT8).
  await page.locator("body").press("j");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe("board-name");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("I know this lamp.");
  expect(await faultsOnPage(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Take it" }).press("Enter");
  await jana.reads("My lamp hums.");
  await page.locator("h1").first().press("g");
  await page.locator("body").press("b");
  await page.getByText("Nobody is waiting.").waitFor();
  const owed = page.getByRole("region", { name: /^Owed an answer \(1\)/ });

  // Given to a colleague at once, and only to who is online (AS1, AS2).
  await owed.getByRole("button", { name: /^Assign/ }).press("Enter");
  const choice = dialog.getByRole("radio", { name: /^ben/i });
  await dialog.getByText("Nobody else is online at this moment.").waitFor();
  expect(await choice.isDisabled()).toBe(true);
  await ben.goOnline();
  await expect.poll(() => choice.isDisabled()).toBe(false);
  await choice.check();
  await dialog.getByRole("textbox", { name: /^Why/ }).fill("You mended hers before.");
  expect(await faultsOnPage(page)).toEqual([]);
  await dialog.getByRole("button", { name: /^Give it to ben/i }).press("Enter");
  await ben.sees("gave you this conversation: You mended hers before.");
  expect(await faultsOnPage(ben.page)).toEqual([]);
  await ben.page.getByRole("alert").getByRole("link").press("Enter");
  await ben.reads("You mended hers before.");
  await visitor.sees(/handed you over to ben/i);
  await ben.goOnline(); // the same switch: away again
  await expect.poll(() => figure(page, "Free places").last().innerText()).toMatch(/^0 of 2/);
  expect(complaints().filter((line) => !line.includes("401"))).toEqual([]);
});

test("BO5: with 200 agents and 2,000 waiting few rows are drawn, all can be reached, and no task is felt while one scrolls", async () => {
  const { installed, product, host } = stage;
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("Does it dim?");
  await visitor.page.context().close();
  await product.stop();
  crowdDesk(product.dataFolder, WAITING, AGENTS);
  await product.start();

  const { page } = await stage.person({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${product.url}/console/board`);
  await page.getByRole("heading", { name: `In the queue (${WAITING})` }).waitFor();
  await page.getByRole("heading", { name: `Agents (${AGENTS})` }).waitFor();
  const items = queue(page).getByRole("listitem");
  const list = queue(page).getByRole("group");
  expect(await items.count()).toBeLessThan(60);

  await page.locator("body").press("j");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
  await expect.poll(focused).toMatch(/^\/console\/inbox\/waiting\/cnv_/);
  const first = await focused();

  const trace = await traceOf(page, async () => {
    await list.hover();
    for (let n = 0; n < 60; n++) {
      await page.mouse.wheel(0, 600);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  });
  const longestMs = longestTaskMs(trace, product.url, 1);
  console.info(`longest task while the board scrolls: ${longestMs.toFixed(1)} ms`);
  expect(longestMs).toBeLessThan(LONGEST_TASK_MS);
  // Whoever had the focus has scrolled away, and has it still.
  expect(await items.first().getAttribute("aria-posinset")).not.toBe("1");
  expect(await focused()).toBe(first);

  await list.press("End");
  await expect.poll(() => items.last().getAttribute("aria-posinset")).toBe(String(WAITING));
  expect(await items.count()).toBeLessThan(60);
});
