import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { cutOff, scrollsSideways } from "../e2e/chat-faults.ts";
import { faintWords } from "../e2e/faint-words.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test.each(["bg", "en", "fi", "lt", "nl", "ru"])(
  "AC1, AC10: the chat as a page of its own is clean in each language, empty and waiting, on a phone in the dark and on a desktop: %s",
  async (language) => {
    const { page, context, complaints } = await stage.person({
      ...PHONE,
      colorScheme: "dark",
      reducedMotion: "reduce",
    });
    await page.goto(`${stage.product.url}/chat/${stage.installed.siteKey}?lang=${language}`);
    const box = page.locator(".composer textarea");
    await box.waitFor();
    await page.locator(".who .dot").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await faults(page)).toEqual([]);
    await box.fill("Свети ли лампата? Is the lamp dimmable?");
    await page.locator(".composer .send").click();
    await page.locator(".ways").waitFor();
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await faults(page)).toEqual([]);
    expect(complaints()).toEqual([]);
    await context.close();
  },
);

/** Of the whole page: nothing on it is anybody else's. */
async function faults(page: Page): Promise<string[]> {
  return [
    ...(await faultsOnPage(page)),
    ...(await faintWords(page)),
    ...(await cutOff(page)),
    ...((await scrollsSideways(page)) ? ["the page scrolls sideways"] : []),
  ];
}
