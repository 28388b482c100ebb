import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

const SAID = "Здравейте! Къде е моят жълт ЙОГУРТ, поръчка 4711?";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const results = (page: Page) =>
  page.getByRole("list", { name: "Conversations found" }).getByRole("link");

/** Looks again until the index has what was said; what is found is asked of the page. */
async function finds(page: Page, words: string): Promise<void> {
  const field = page.getByRole("searchbox");
  await field.fill(words);
  const again = page.getByRole("button", { name: "Search again" });
  for (;;) {
    await results(page).first().or(again).first().waitFor();
    if ((await results(page).count()) > 0) return;
    await again.click();
  }
}

test("SE1 to SE7: an agent finds a closed chat by Cyrillic beginnings, by keyboard, in both themes and on a phone", async () => {
  const screen = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" as const };
  const { agent, visitor, complaints } = await beginChat(stage, SAID, screen);
  const { page } = agent;
  await agent.reply("It is on its way.");
  await visitor.sees("It is on its way.");
  await agent.close();

  await page.locator("#thread-title").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox");
  await page.locator("[type=search]:focus").waitFor();
  await finds(page, "йогурт жълт");
  const [found] = await results(page).all();
  expect(await found?.locator("mark").allTextContents()).toEqual(["жълт", "ЙОГУРТ"]);
  await page.getByText("1 conversation found.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);

  // й is no и, and what is found by nothing says what helps.
  await field.fill("иогурт");
  await page.getByText("A conversation has to have every word.").waitFor();
  await field.fill("4711");
  await results(page).first().waitFor();
  await page.getByRole("combobox", { name: "State" }).selectOption("Waiting");
  await page.getByRole("button", { name: "Clear all of it" }).click();
  await results(page).first().waitFor();
  await page.getByLabel("Begun from").fill("2026-01-02");
  await page.getByLabel("Begun until").fill("2026-01-01");
  await page.getByText("The last day is before the first").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByLabel("Begun until").fill("");
  await results(page).first().waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOnPage(page)).toEqual([]);
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(isTooWide).toBe(false);
  await page.setViewportSize({ width: 1280, height: 900 });
  await field.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.locator("[type=search]:focus").waitFor();
  await field.press("ArrowDown");
  await page.keyboard.press("Enter");
  await agent.reads(SAID);
  await page.goBack();
  await results(page).first().waitFor();
  expect(await field.inputValue()).toBe("4711");
  expect(complaints()).toEqual([]);
});
