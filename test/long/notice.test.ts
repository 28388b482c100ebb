import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsInChat } from "../e2e/axe.ts";
import { type AgentAtConsole, agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Person, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;

beforeAll(async () => {
  stage = await openStage();
  agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
});

afterAll(() => stage?.close());

let shopper: Person;
let page: Page;

/** A visitor who talks with the agent, and has closed the chat. */
beforeEach(async () => {
  shopper = await stage.person({ reducedMotion: "reduce" });
  ({ page } = shopper);
  await listen(shopper.context);
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is the lamp dimmable?");
  await agent.accept();
  await agent.reads("Is the lamp dimmable?");
  await page.getByRole("button", { name: "More options" }).waitFor();
  await page.getByRole("button", { name: "Close chat" }).click();

  return async () => {
    expect(shopper.complaints()).toEqual([]);
    await agent.close();
    await agent.page.getByRole("button", { name: "Finish now" }).click();
    await shopper.context.close();
  };
});

/** Every note that a page of theirs strikes is counted, as a page that has patched the browser's sound would. */
async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const counted = window as unknown as { notes: number };
    counted.notes = 0;
    window.AudioContext = class extends AudioContext {
      override createOscillator() {
        counted.notes += 1;
        return super.createOscillator();
      }
    };
  });
}

/** A sound is of two notes. */
const sounds = async (...pages: readonly Page[]) => {
  const notes = await Promise.all(
    pages.map((each) => each.evaluate(() => (window as unknown as { notes: number }).notes)),
  );
  return notes.reduce((sum, each) => sum + each, 0) / 2;
};
const preview = () => page.locator(".preview");
const box = async (of: Locator) => (await of.boundingBox())!;

test("NT4: an answer stands beside the launcher and not over it, moves nothing, is sent away once for its run, and opens the chat", async () => {
  await page.evaluate(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: false });
  });
  await agent.reply("It is, with any dimmer.");
  await preview().getByText("It is, with any dimmer.").waitFor();
  expect(await preview().textContent()).toContain("Jana");
  const [shown, launcher] = [await box(preview()), await box(page.locator(".launcher"))];
  expect(shown.y + shown.height).toBeLessThan(launcher.y);
  expect(Math.abs(shown.x + shown.width - launcher.x - launcher.width)).toBeLessThan(1);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
  expect(await faultsInChat(page)).toEqual([]);
  // Spoken as it comes, once: by the one node that speaks, not by what stands there.
  const speaking = page.locator("[role=status], [role=alert], [aria-live=polite]");
  await expect.poll(() => speaking.filter({ hasText: /any dimmer/ }).count()).toBe(1);

  const hide = page.getByRole("button", { name: "Hide this message" });
  expect((await box(hide)).width).toBeGreaterThanOrEqual(32);
  await hide.click();
  await preview().waitFor({ state: "detached" });
  await agent.reply("And it is brass.");
  await page.getByRole("button", { name: /2 unread messages/ }).waitFor();
  expect(await preview().count()).toBe(0);
  await page.reload();
  await page.getByRole("button", { name: /2 unread messages/ }).waitFor();
  expect(await preview().count()).toBe(0);

  const visitor = visitorAt(page);
  await visitor.openChat();
  await visitor.sees("And it is brass.");
  await page.keyboard.press("Escape");
  await agent.reply("Anything else?");
  await preview().getByText("Anything else?").click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await preview().waitFor({ state: "detached" });
});

test("NT4: on a phone it stands in the launcher's row, and goes when the visitor goes on with the page", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await agent.reply("It is, with any dimmer that you can buy, and with most that you have.");
  await preview().waitFor();
  const [shown, launcher] = [await box(preview()), await box(page.locator(".launcher"))];
  expect(shown.x).toBeGreaterThanOrEqual(0);
  expect(shown.x + shown.width).toBeLessThan(launcher.x);
  expect(shown.height).toBeLessThanOrEqual(launcher.height + 2);
  await page.getByRole("heading", { name: "Brass lamps" }).click();
  await preview().waitFor({ state: "detached" });
});

test("NT3: the title of a tab that nobody looks at counts the answers, before whatever the page calls itself, and is the page's own again", async () => {
  const cdp = await shopper.context.newCDPSession(page);
  await cdp.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  const other = await shopper.context.newPage();
  await other.bringToFront();
  await page.waitForFunction(() => !document.hasFocus() || document.hidden);
  await agent.reply("It is.");
  await expect.poll(() => page.title()).toMatch(/^\(1\)\sBrass lamps/);
  await page.evaluate(() => {
    document.title = "Copper lamps";
  });
  await expect.poll(() => page.title()).toMatch(/^\(1\)\sCopper lamps$/);
  await agent.reply("And brass.");
  await expect.poll(() => page.title()).toMatch(/^\(2\)\sCopper lamps$/);
  await page.bringToFront();
  await expect.poll(() => page.title()).toBe("Copper lamps");
});

test("NT1, NT2: one sound for all tabs, none where it is read or of one's own, and none once it is muted, over a reload, too", async () => {
  const second = await shopper.context.newPage();
  await second.goto(`${stage.host.origin}/lamps`);
  await second.getByRole("heading").first().click(); // whoever has used the page may hear it
  await page.getByRole("heading").first().click();
  await second.getByRole("button", { name: /Chat with us/ }).waitFor();
  await Promise.all([page, second].map((each) => each.clock.install()));
  const pass = (ms: number) =>
    Promise.all([page, second].map((each) => each.clock.fastForward(ms)));
  const unread = (n: number) =>
    Promise.all(
      [page, second].map((each) =>
        each.getByRole("button", { name: RegExp(`${n} unread`) }).waitFor(),
      ),
    );

  await agent.reply("It is.");
  await unread(1);
  await pass(350); // as long as tabs wait for each other, and no more: what the browser lets out too late is silent
  await expect.poll(() => sounds(page, second)).toBe(1);
  await pass(5_000);
  expect(await sounds(page, second)).toBe(1);

  const reader = visitorAt(second);
  await reader.openChat();
  await reader.write("Great.");
  await agent.reads("Great.");
  await agent.reply("And brass.");
  await reader.sees("And brass.");
  await pass(1_000);
  await reader.write("Thanks."); // while it goes and comes, a sound would be heard
  await agent.reads("Thanks.");
  expect(await sounds(page, second)).toBe(1);

  await second.getByRole("button", { name: "More options" }).click();
  const sound = second.getByRole("menuitemcheckbox", { name: "Sound for answers", checked: true });
  await sound.click();
  await second.keyboard.press("Escape"); // the menu is closed: this closes the chat
  const before = await sounds(second);
  await page.reload();
  await page.getByRole("heading").first().click();
  await page.getByRole("button", { name: /Chat with us/ }).waitFor();
  await agent.reply("Anything else?");
  await unread(1);
  await pass(5_000);
  expect([await sounds(page), await sounds(second)]).toEqual([0, before]); // one has begun to count anew
});

test("NT5, NT6: the menu goes by the keyboard, keeps what was said so far, and this browser forgets the chat in its middle", async () => {
  const visitor = visitorAt(page);
  await visitor.openChat();
  await agent.reply("It is.");
  await visitor.sees("It is.");
  const button = page.getByRole("button", { name: "More options" });
  await button.focus();
  await page.keyboard.press("Enter");
  const item = (name: string | RegExp) => page.getByRole("menuitem", { name });
  await page.keyboard.press("ArrowDown");
  expect(await item("Save as text").evaluate(hasFocus)).toBe(true);
  expect(await faultsInChat(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  expect(await button.evaluate(hasFocus)).toBe(true);
  await page.getByRole("textbox", { name: "Message" }).waitFor(); // the chat is open still

  await button.click();
  const handed = page.waitForEvent("download");
  await item("Save as text").click();
  expect((await handed).suggestedFilename()).toMatch(/\.txt$/);
  await button.click();
  const handedPage = page.waitForEvent("download");
  await item("Save as a page").click();
  expect((await handedPage).suggestedFilename()).toMatch(/\.html$/);

  await button.click();
  await item(/Forget/).click();
  await page.getByText("The team keeps what was said.").waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const kept = () => Object.keys(localStorage).filter((key) => key.startsWith("presently:"));
  expect(await page.evaluate(kept)).toEqual([]);
});

/** Whether what has the focus is this, wherever it stands. */
function hasFocus(node: Element): boolean {
  return (node.getRootNode() as ShadowRoot).activeElement === node;
}
