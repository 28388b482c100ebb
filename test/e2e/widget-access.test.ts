import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { faultsInChat, faultsOnPage } from "./axe.ts";
import { tabTo } from "./keyboard.ts";
import { type AgentAtConsole, agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let agent: AgentAtConsole;
let online: Promise<void> | undefined;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Awaited through `online`, once: before it nobody was ever there. */
async function goOnline(): Promise<void> {
  agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
}

const SPOKEN_CHOICE = expect.stringContaining("You don't have to wait here");
const SOON = { timeout: 10_000 };
const WIDE = { viewport: { width: 1280, height: 800 } };
const NARROW = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

test("R38: axe finds nothing beside a wait with nobody there, with the place kept, and before the chat is forgotten", async () => {
  const { page, context } = await stage.person(NARROW);
  await context.grantPermissions(["notifications"]);
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is anybody there?");
  const notify = page.getByRole("button", { name: "Notify me here" });
  await notify.waitFor();
  await expect.poll(() => visitor.status.allTextContents(), SOON).toContainEqual(SPOKEN_CHOICE);
  expect(await faultsInChat(page)).toEqual([]);

  await notify.click();
  await page.getByRole("button", { name: "Wait here instead" }).waitFor();
  expect(await faultsInChat(page)).toEqual([]);

  await page.getByRole("button", { name: "Leave the line" }).click();
  await page.getByRole("button", { name: "Forget this chat on this device" }).click();
  await page.getByRole("button", { name: "Forget it" }).waitFor();
  expect(await faultsInChat(page)).toEqual([]);
});

test.each([
  ["light, wide", { ...WIDE, colorScheme: "light" as const }],
  ["dark, narrow", { ...NARROW, colorScheme: "dark" as const }],
])(
  "R38: axe finds nothing, closed, open, in line, in a chat and when rating: %s",
  async (_, options) => {
    await (online ??= goOnline());
    const { page } = await stage.person({ ...options, reducedMotion: "reduce" });
    const visitor = visitorAt(page);
    await page.goto(stage.host.origin);
    await page.getByRole("button", { name: /chat/i }).waitFor();
    expect(await faultsInChat(page)).toEqual([]);

    await visitor.openChat();
    await visitor.sees("How can we help?");
    expect(await faultsInChat(page)).toEqual([]);

    await visitor.write("Is the lamp dimmable? https://shop.example/lamps");
    await visitor.sees(/next|in line/);
    expect(await faultsInChat(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport.width,
    );

    await agent.accept();
    await agent.reply("It is.");
    await visitor.sees("It is.");
    expect(await faultsInChat(page)).toEqual([]);

    await page.getByRole("button", { name: "End chat" }).click();
    await visitor.sees("Was your question solved?");
    expect(await faultsInChat(page)).toEqual([]);
    await page.getByRole("button", { name: "Skip" }).click();
    await page.getByRole("button", { name: "4 of 5" }).click();
    await page.getByRole("textbox", { name: /comment/i }).waitFor();
    expect(await faultsInChat(page)).toEqual([]);
  },
);

test("R38: axe finds nothing on the chat as a page of its own, the page itself with it", async () => {
  const { page } = await stage.person();
  await page.goto(`${stage.product.url}/chat/${stage.installed.siteKey}`);
  await visitorAt(page).sees("How can we help?");
  expect(await faultsOnPage(page)).toEqual([]);
});

test("R38, AC2, AC3: by keyboard alone: open, write a line of two, out to the page and back, close with Escape, and the focus is back", async () => {
  const { page } = await stage.person();
  await page.goto(stage.host.origin);
  const launcher = page.getByRole("button", { name: /chat/i }).first();
  await launcher.waitFor();
  await launcher.focus();
  await page.keyboard.press("Enter");
  const box = page.getByRole("textbox", { name: "Message" });
  await box.waitFor();
  const focusedName = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return inside?.getAttribute("aria-label") ?? inside?.textContent;
    });
  await expect.poll(focusedName).toBe("Message");
  expect(await launcher.getAttribute("aria-expanded")).toBe("true");
  const controlled = await launcher.evaluate((button) => {
    const root = button.getRootNode() as ShadowRoot; // the launcher's, which is open
    const panel = root.getElementById(button.getAttribute("aria-controls") ?? "");
    return [panel?.role, panel?.ariaModal, panel?.contains(root.activeElement)];
  });
  expect(controlled).toEqual(["dialog", "false", true]);
  await page.keyboard.type("One");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Two");
  expect(await box.inputValue()).toBe("One\nTwo");
  await tabTo(page, /^See all lamps$/);
  await tabTo(page, /^Message$/);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "hidden" });
  expect(await focusedName()).toMatch(/^Chat with us/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("One").waitFor();
});

test("R38: on a phone the chat is the screen and the page behind it out of reach", async () => {
  const { page } = await stage.person(NARROW);
  await page.goto(stage.host.origin);
  await visitorAt(page).openChat();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getAttribute("aria-modal")).toBe("true");
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
  expect(await page.evaluate(() => document.body.inert)).toBe(true);
  const launcher = page.getByRole("button", { name: /^Chat with us/ });
  expect(await launcher.count()).toBe(0); // it lies under the chat, so nobody should get there by Tab
  await page.getByRole("button", { name: "Close chat" }).click();
  await launcher.waitFor();
  await expect.poll(() => page.evaluate(() => document.body.inert)).toBe(false);
});

test("AC4: a phone's keyboard leaves the chat what is above it, on a screen that it moves, too: what was said last and the box to write in; then the chat has the whole screen again", async () => {
  const { page } = await stage.person(NARROW);
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write(`${"Is the lamp dimmable?\n".repeat(20)}The last line`);
  await visitor.sees("Sent");
  expect(await keyboardTakes(page, 260)).toEqual({ x: 0, y: 0, width: 320, height: 380 });
  await isWritable(page, 0, 380);
  const moved = await keyboardTakes(page, 260, 150); // Safari moves what is shown
  expect(moved).toEqual({ x: 0, y: 150, width: 320, height: 380 });
  await isWritable(page, 150, 530);
  expect(await faultsInChat(page)).toEqual([]);
  const back = await keyboardTakes(page, 0);
  expect(back).toEqual({ x: 0, y: 0, width: 320, height: 640 });
});

/** The box to write in and its button are above `bottomPx`, and the thread between it and `topPx` is at its end. */
async function isWritable(page: Page, topPx: number, bottomPx: number): Promise<void> {
  const log = page.getByRole("log");
  const boxes = await Promise.all(
    [
      log,
      page.getByRole("textbox", { name: "Message" }),
      page.getByRole("button", { name: "Send" }),
    ].map((each) => each.boundingBox()),
  );
  const bottoms = boxes.map((box) => (box === null ? Infinity : box.y + box.height));
  expect(Math.max(...bottoms)).toBeLessThanOrEqual(bottomPx);
  expect(boxes[0]?.y).toBeGreaterThan(topPx);
  expect(boxes[0]?.height).toBeGreaterThan(40);
}

/**
 * Has the visual viewport say what a phone's does: the layout stays as high as it was, and what is seen of it is lower by the keyboard, and on some
 * further down. No keyboard comes in a browser that a test drives; this is all that tells a page of one. Answers where the chat stands at once, before
 * anything else has it drawn anew; a frame later its newest line is still in sight.
 */
async function keyboardTakes(page: Page, heightPx: number, movedPx = 0): Promise<object> {
  const dialog = await page.getByRole("dialog").elementHandle();
  const log = await page.getByRole("log").elementHandle();
  const seen = await page.evaluate(
    async ([taken, moved, chat, thread]) => {
      const view = window.visualViewport;
      if (!view || !chat || !thread) throw new Error("no chat on a screen");
      const height = innerHeight - taken;
      Object.defineProperty(view, "height", { configurable: true, get: () => height });
      Object.defineProperty(view, "offsetTop", { configurable: true, get: () => moved });
      view.dispatchEvent(new Event(moved === 0 ? "resize" : "scroll"));
      const box = chat.getBoundingClientRect();
      for (let frame = 0; frame < 2; frame++)
        await new Promise((drawn) => requestAnimationFrame(drawn));
      const fromEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight;
      return { place: { x: box.x, y: box.y, width: box.width, height: box.height }, fromEnd };
    },
    [heightPx, movedPx, dialog, log] as const,
  );
  expect(seen.fromEnd).toBeLessThan(2);
  return seen.place;
}

test("R38, M21: with a long incident a low screen still has the text box, and the notice can be read to its end", async () => {
  await (online ??= goOnline());
  const { page } = await stage.person(NARROW);
  const visitor = visitorAt(page);
  const tellPlace = await placeUntold(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is the lamp dimmable?");
  await visitor.sees(/finding your place in line/);
  const desk = agent.page;
  await desk.getByRole("button", { name: /^Incident/ }).click();
  const words = `Cards are refused. ${"We are on it, and tell you here what is new. ".repeat(6)}`;
  await desk.getByRole("textbox", { name: "What visitors read" }).fill(words);
  await desk.getByRole("button", { name: "Tell everybody" }).click();
  await desk.getByRole("button", { name: "Yes, do so" }).click();
  await visitor.sees("Cards are refused.");

  await page.setViewportSize({ width: 320, height: 320 }); // the phone's keyboard is up
  const bottomOf = async (name: string) => {
    const box = await page.getByRole("button", { name }).boundingBox();
    return box === null ? Infinity : box.y + box.height; // not there, or not shown
  };
  await expect.poll(() => bottomOf("Send")).toBeLessThanOrEqual(320);
  expect(await faultsInChat(page)).toEqual([]);
  const place = page.locator(".place");
  await place.focus();
  tellPlace();
  await place.getByText(/You.re next|ahead of you/).waitFor();
  expect(await place.evaluate((node) => node.matches(":focus"))).toBe(true);
  expect(await faultsInChat(page)).toEqual([]);
  const notice = page.getByRole("dialog").getByText("Cards are refused."); // it is spoken beside it, too
  await notice.evaluate((node) => node.scrollIntoView({ block: "end" }));
  const shown = await notice.boundingBox();
  expect(shown?.height).toBeGreaterThan(0);
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(200);
});

/** Has the chats of the pages that are loaded from now on wait for word of their place; answers what lets it through. */
async function placeUntold(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let isTold = false;
  await page.routeWebSocket(/\/ws\/visitor/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      const pass = () => socket.send(frame);
      if (isTold || !String(frame).includes('"queue.moved"')) pass();
      else held.push(pass);
    });
  });
  return () => {
    isTold = true;
    for (const pass of held.splice(0)) pass();
  };
}
