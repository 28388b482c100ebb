import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "../e2e/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const SCREEN = { width: 1280, height: 800 };
/** Where the launcher stands by itself. */
const USUAL = { x: 1204, y: 724, width: 56, height: 56 };

/** The shop's page with a button of its own at each of these places; what is pressed first comes first. */
async function shopWith(places: readonly Readonly<Record<string, number>>[], size = SCREEN) {
  const { page, complaints } = await stage.person({ viewport: size });
  page.setDefaultTimeout(10_000);
  await page.goto(stage.host.origin);
  await launcherOf(page).waitFor();
  await page.evaluate((all) => {
    all.forEach(({ x, y, width, height }, at) => {
      const button = document.createElement("button");
      button.textContent = `Lamp ${at}`;
      Object.assign(button.style, {
        position: "fixed",
        overflow: "hidden",
        padding: 0,
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      document.body.append(button);
    });
  }, places);
  return { page, complaints };
}

const launcherOf = (page: Page) => page.getByRole("button", { name: /^Chat with us/ });
const lamp = (page: Page, at: number) => page.getByRole("button", { name: `Lamp ${at}` });

/** Whether a pointer meets that button of the page's, and not the chat, in its middle. */
const isSeen = (page: Page, at: number) =>
  lamp(page, at).evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === node;
  });

test("AC13: the launcher steps aside while what has the focus lies under it, and comes back", async () => {
  const { page, complaints } = await shopWith([
    { x: 400, y: 400, width: 80, height: 30 },
    { x: 1210, y: 730, width: 44, height: 44 },
    { x: 1190, y: 700, width: 80, height: 26 }, // is seen beside it
  ]);
  const launcher = launcherOf(page);
  await lamp(page, 0).focus();
  expect(await launcher.boundingBox()).toEqual(USUAL);
  await page.keyboard.press("Tab");
  expect(await isSeen(page, 1)).toBe(true);
  expect(await launcher.boundingBox()).toEqual({ ...USUAL, x: USUAL.x - USUAL.width });
  await page.keyboard.press("Tab");
  expect(await launcher.boundingBox()).toEqual(USUAL);

  await lamp(page, 1).focus();
  await page.keyboard.press("Shift+Tab");
  expect(await launcher.boundingBox()).toEqual(USUAL);
  await lamp(page, 1).focus();
  await lamp(page, 1).evaluate((node) => node.blur());
  expect(await launcher.boundingBox(), "nothing has the focus").toEqual(USUAL);

  // It is still a button, and in reach of the keyboard.
  await lamp(page, 1).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  expect(complaints()).toEqual([]);
});

test("AC13: at the left the launcher steps to its other side, and nothing that is hostile about focus breaks it", async () => {
  const { page, complaints } = await shopWith([{ x: 26, y: 740, width: 24, height: 24 }]);
  await page.evaluate(() => {
    const { presently } = window as unknown as { presently: { configure(look: object): void } };
    presently.configure({ position: "left" });
  });
  const launcher = launcherOf(page);
  await launcher.hover(); // what was configured is done when the panel is there
  await expect.poll(async () => (await launcher.boundingBox())?.x).toBe(20);
  await lamp(page, 0).focus();
  await expect.poll(() => isSeen(page, 0)).toBe(true);
  await page.evaluate(() => {
    for (const target of [window, document]) target.dispatchEvent(new Event("focusin"));
    document.querySelector("button")?.remove();
  });
  await expect.poll(async () => (await launcher.boundingBox())?.x).toBe(20);
  expect(complaints()).toEqual([]);
});

test("AC13: the open chat stands on the other side while it would hide what has the focus, and comes back", async () => {
  const { page, complaints } = await shopWith([
    { x: 1000, y: 400, width: 80, height: 30 },
    { x: 100, y: 400, width: 80, height: 30 },
    { x: 700, y: 500, width: 400, height: 30 }, // is seen beside it
  ]);
  await launcherOf(page).click();
  const chat = page.getByRole("dialog");
  await chat.waitFor();
  const left = async () => (await chat.boundingBox())?.x;
  const usual = SCREEN.width - 20 - 384;
  expect(await left()).toBe(usual);
  await lamp(page, 0).focus();
  expect(await isSeen(page, 0)).toBe(true);
  expect(await left()).toBe(20);
  await page.getByRole("textbox", { name: "Message" }).click(); // it does not jump away from who comes to it
  expect(await left()).toBe(20);
  await lamp(page, 1).focus();
  expect(await left()).toBe(usual);
  expect(await isSeen(page, 1)).toBe(true);
  await lamp(page, 2).focus();
  expect(await left()).toBe(usual);
  await page.keyboard.press("Escape");
  expect(await chat.isVisible(), "Escape is the page's while nothing is hidden").toBe(true);
  expect(complaints()).toEqual([]);
});

test("AC13: where the chat would hide it on either side, Escape on the page closes the chat", async () => {
  const { page } = await shopWith([{ x: 240, y: 400, width: 60, height: 30 }], {
    width: 540,
    height: 800,
  });
  await launcherOf(page).click();
  const chat = page.getByRole("dialog");
  await chat.waitFor();
  await lamp(page, 0).focus();
  expect(await isSeen(page, 0)).toBe(false);
  await page.keyboard.press("Escape");
  await chat.waitFor({ state: "hidden" });
  expect(await isSeen(page, 0)).toBe(true);
  expect(await lamp(page, 0).evaluate((node) => document.activeElement === node)).toBe(true);
});
