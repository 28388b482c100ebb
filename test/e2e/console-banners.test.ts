import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { type AgentAtConsole, agentAt, type VisitorAtPage, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
/** Ben answers visitors; Jana, the owner, is above him. */
let ben: AgentAtConsole;
let jana: AgentAtConsole;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
  ben = agentAt((await stage.person()).page);
  await ben.signIn(stage.installed.consoleUrl, COLLEAGUE);
  jana = agentAt((await stage.person()).page);
  await jana.signIn(stage.installed.consoleUrl, OWNER);
});

afterAll(() => stage?.close());

async function visitorSaying(text: string): Promise<VisitorAtPage> {
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write(text);
  return visitor;
}

async function setOnline(agent: AgentAtConsole, isOnline: boolean): Promise<void> {
  const control = agent.page.getByRole("switch", { name: "Online", disabled: false });
  if ((await control.getAttribute("aria-checked")) !== String(isOnline)) await control.click();
  await agent.page.getByRole("switch", { name: "Online", checked: isOnline }).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name });
  await button.focus();
  await button.press("Enter");
}

/** In CSS pixels, of what is shown: whatever is not fails the test. */
async function sizeOf(what: Locator): Promise<{ width: number; height: number }> {
  const box = await what.boundingBox();
  if (box === null || box.width === 0 || box.height === 0)
    throw new Error(`${String(what)} is not shown`);
  return box;
}

/** What has the focus: its label, else the beginning of its words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element === null || element === document.body
      ? "nothing"
      : (element.getAttribute("aria-label") ?? element.textContent.slice(0, 60));
  });

test("R14: who declines is told that they are away, comes back with one key, and keeps the keyboard's place", async () => {
  await setOnline(ben, true);
  const visitor = await visitorSaying("Do you sell fuses?");
  await press(ben.page, "Decline");
  await ben.sees("You declined, so you are away");
  await expect.poll(() => focused(ben.page)).toContain("You declined, so you are away");
  await press(ben.page, "I'm back");
  await ben.page.getByRole("region", { name: "Offered to you" }).waitFor();
  await expect.poll(() => focused(ben.page)).not.toBe("nothing");
  await ben.accept();
  await ben.reads("Do you sell fuses?");
  expect(await ben.page.getByText("You declined, so you are away").count()).toBe(0);
  await visitor.page.getByRole("button", { name: "End chat" }).click();
  await press(ben.page, "Finish now");
  await expect.poll(() => focused(ben.page)).toBe("Visitor");
});

test("RT8, T3: an agent who looks elsewhere is told who took their chat and that a transfer was declined, with the way there", async () => {
  await setOnline(jana, false);
  await setOnline(ben, true);
  const visitor = await visitorSaying("My lamp smokes.");
  await ben.accept();
  await ben.reads("My lamp smokes.");
  await setOnline(jana, true);
  await ben.handOver(/jana/i, "A lamp without smoke.");
  await ben.page.getByRole("link", { name: /^Waiting/ }).click();
  await jana.page.getByRole("button", { name: "Decline" }).click();
  const notice = ben.page.getByRole("alert").getByRole("link", { name: /Visitor/ });
  await ben.page
    .getByRole("alert")
    .getByText(/jana declined the hand-over/i)
    .waitFor();
  await notice.click();
  await ben.reads("My lamp smokes.");
  await notice.waitFor({ state: "detached" });

  await ben.page.getByRole("link", { name: /^Waiting/ }).click();
  await jana.page.getByRole("link", { name: /^Team/ }).click();
  await jana.page.getByRole("link", { name: /My lamp smokes/ }).click();
  await jana.page.getByRole("button", { name: "Take over" }).click();
  await jana.page.getByRole("textbox", { name: "Reason" }).fill("Smoke is for the safety desk.");
  await jana.page.getByRole("button", { name: "Take it" }).click();
  await ben.page
    .getByRole("alert")
    .getByText(/jana took this conversation over/i)
    .waitFor();
  await press(ben.page, "Dismiss");
  await notice.waitFor({ state: "detached" });
  await expect.poll(() => focused(ben.page)).toBe("Waiting");
  await jana.reply("Please unplug it.");
  await visitor.sees("Please unplug it.");
});

test("M1: closing a chat that is owed an answer is asked once, and one that has its answer closes with Enter", async () => {
  await visitorSaying("Is the shop open on Sunday?");
  await setOnline(jana, false);
  await setOnline(ben, true);
  await ben.accept();
  await ben.reads("Is the shop open on Sunday?");
  const close = ben.page.getByRole("button", { name: "Close conversation" });
  await close.click();
  const dialog = ben.page.getByRole("dialog");
  await dialog.getByText("They are waiting for an answer. Close anyway?").waitFor();
  await dialog.getByRole("button", { name: "Keep it open" }).click();
  await dialog.waitFor({ state: "detached" });
  await ben.page
    .getByRole("link", { name: /^Unanswered/ })
    .getByText("1")
    .waitFor();
  await close.click();
  await dialog.getByRole("button", { name: "Close anyway" }).click();
  await ben.reads(/ben closed the conversation/i);

  await visitorSaying("And on Monday?");
  await ben.accept();
  await ben.reads("And on Monday?");
  await ben.reply("From nine.");
  await close.click();
  await ben.page.getByRole("textbox", { name: "How it ended" }).press("Enter");
  await ben.reads(/ben closed the conversation/i);
});

test("M21: while an incident lasts, it is read above every conversation and leaves its head, its thread and its text box to the agent", async () => {
  const { page } = jana;
  await setOnline(ben, false);
  await setOnline(jana, true);
  await visitorSaying("Is my order lost?");
  await jana.accept();
  await jana.reads("Is my order lost?");
  await page.getByRole("button", { name: "Incident", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const notice = "Payments are down; orders are kept and nothing is charged twice. ".repeat(7);
  await dialog.getByRole("textbox", { name: "What visitors read" }).fill(notice);
  await press(page, "Tell everybody");
  await expect.poll(() => focused(page)).toContain("every open chat shows this now");
  await press(page, "Yes, do so");
  await expect.poll(() => focused(page)).toBe("Close");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  const head = page.getByRole("heading", { level: 1, name: "Visitor" });
  for (const [width, height] of [[1280, 800] as const, [820, 800] as const, [360, 740] as const]) {
    await page.setViewportSize({ width, height });
    await page.getByRole("button", { name: "About the incident" }).waitFor();
    const title = await sizeOf(head);
    expect(title.width, `the title at ${width} px`).toBeGreaterThan(100);
    const actions = await sizeOf(page.locator(".thread-head"));
    expect(actions.height, `the head at ${width} px`).toBeLessThan(150);
    const bar = await sizeOf(page.locator(".is-incident"));
    expect(bar.height, `the notice at ${width} px`).toBeLessThan(70);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await press(page, "Read all");
  await expect.poll(() => focused(page)).toBe("Less");
  await press(page, "Less");
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(page, "Incident: visitors are being told");
  await press(page, "It is over");
  await expect.poll(() => focused(page)).toContain("the notice goes from every chat");
  await page.setViewportSize({ width: 360, height: 740 });
  await dialog.getByText("the notice goes from every chat").waitFor();
  expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await press(page, "Yes, do so");
  await expect.poll(() => focused(page)).toBe("Close");
});
