import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey, COLLEAGUE);
});

afterAll(() => stage?.close());

/** Makes tokens and revokes them, two lines of the log each, as the page *API* would. */
async function makeAndRevoke(page: Page, count: number): Promise<void> {
  await page.evaluate(async (times) => {
    const headers = { "content-type": "application/json" };
    const body = { name: "=1+1", scopes: ["agents.read"], siteIds: null, agentId: null, days: 30 };
    for (let n = 0; n < times; n++) {
      const path = "/console/api/api-tokens";
      const made = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      const { token } = (await made.json()) as { token: { tokenId: string } };
      await fetch(`${path}/${token.tokenId}`, { method: "DELETE" });
    }
  }, count);
}

test("AU2, AU3: an owner reads who did what by keyboard, looks for it by person, kind and day, goes back, and keeps it as a file", async () => {
  const desk = await stage.person({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const { page } = desk;
  await agentAt(page).signIn(stage.installed.consoleUrl, OWNER);
  await page.getByRole("switch", { name: "Online" }).waitFor();
  await makeAndRevoke(page, 60);

  await page.goto(`${stage.installed.consoleUrl}settings/audit`);
  const lines = page.locator(".audit-line");
  await page.getByText("100 lines are shown.", { exact: false }).waitFor();
  expect(await lines.first().innerText()).toContain("revoked an API token");
  expect(await lines.count()).toBe(100);
  await page.getByRole("button", { name: "Show older" }).press("Enter");
  await page.getByText("That is all.", { exact: false }).waitFor();
  const texts = await lines.allInnerTexts();
  expect(texts.filter((text) => text.includes("made an API token"))).toHaveLength(60);
  expect(texts.at(-1)).toContain("set up this installation");
  await expect
    .poll(() => lines.nth(100).evaluate((line) => line === document.activeElement))
    .toBe(true);
  expect(await faultsOnPage(page)).toEqual([]);

  await page
    .getByRole("combobox", { name: "Who" })
    .selectOption("Somebody at the server's command line");
  await lines.filter({ hasText: "API token" }).first().waitFor({ state: "detached" });
  await page.getByText("That is all.", { exact: false }).waitFor();
  const atCommandLine = await lines.allInnerTexts();
  expect(atCommandLine.length).toBeGreaterThan(0);
  for (const line of atCommandLine) expect(line).toContain("command line");

  await page.getByRole("combobox", { name: "Who" }).selectOption("Everybody");
  await page
    .getByRole("combobox", { name: "What" })
    .selectOption("Team: people, roles, invitations");
  await page.getByText("Nothing was done that fits.").or(lines.first()).waitFor();
  await page.getByRole("combobox", { name: "What" }).selectOption("Everything");
  await page.getByLabel("From").fill("2031-05-02");
  await page.getByText("Nothing was done that fits.").waitFor();
  await page.getByLabel("To").fill("2031-05-01");
  await page.getByText("This day is before the first one.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByLabel("From").fill("");
  await page.getByText("100 lines are shown.", { exact: false }).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save these lines as CSV" }).press("Enter"),
  ]);
  const rows = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(rows).toHaveLength(101);
  expect(rows[0]).toContain("time,who,what,on,code,details");
  expect(desk.complaints().filter((line) => !line.includes("401"))).toEqual([]);
});

test("AU2: nobody else has the page, and on a phone it fits in both schemes", async () => {
  const { page: bens } = await stage.person();
  await agentAt(bens).signIn(stage.installed.consoleUrl, COLLEAGUE);
  await bens.getByRole("switch", { name: "Online" }).waitFor();
  await bens.goto(`${stage.installed.consoleUrl}settings/audit`);
  await bens.getByRole("link", { name: "Shortcuts" }).waitFor();
  expect(await bens.getByRole("link", { name: "Audit log" }).count()).toBe(0);
  expect(await bens.locator(".audit-line").count()).toBe(0);

  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await stage.person({
      viewport: { width: 390, height: 800 },
      reducedMotion: "reduce",
      colorScheme,
    });
    await agentAt(page).signIn(stage.installed.consoleUrl, OWNER);
    await page.getByRole("switch", { name: "Online" }).waitFor();
    await page.goto(`${stage.installed.consoleUrl}settings/audit`);
    await page.locator(".audit-line").first().waitFor();
    expect(await faultsOnPage(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  }
});
