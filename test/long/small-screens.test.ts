import type { ConversationId, SiteId } from "@presently/shared/protocol";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { chatSpeaks, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, type LiveAgent, signIn } from "../live/live-agent.ts";
import { OWNER } from "../live/product.ts";

const GONE_FOR_MS = 20 * 60 * 60_000;
const PHONE = { viewport: { width: 320, height: 568 }, isMobile: true, hasTouch: true };

let stage: Stage;
let agent: LiveAgent;

beforeAll(async () => {
  stage = await openStage();
  const { product, installed, host } = stage;
  agent = liveAgent(product.url, await signIn(product.url, OWNER), 10);
  agent.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // as `setup` printed it
    name: "Lamp shop",
    origins: [host.origin],
    isAutoAccept: false,
    callsByPhone: true,
  });
  await vi.waitUntil(() => agent.isQuiet(), { timeout: 10_000 });
});
afterAll(async () => {
  agent?.close();
  await stage?.close();
});

/** A visitor on a phone with the chat open. */
async function visitorOnPhone(options: BrowserContextOptions = PHONE) {
  const { page, complaints } = await stage.person(options);
  page.setDefaultTimeout(10_000);
  await page.addInitScript(() => {
    const unheard = (event: Event) =>
      Reflect.get(window, "isGoingBack") && event.stopImmediatePropagation();
    addEventListener("keydown", unheard, { capture: true });
  });
  await page.goto(stage.host.origin);
  const visitor = visitorAt(page);
  await visitor.openChat();
  await page.getByRole("button", { name: "Attach files" }).waitFor(); // the conversation's part has come
  return { page, visitor, complaints };
}

test("SC1: the way back to the newest message lies over nothing, and goes when there is nothing to go back to", async () => {
  const { page, visitor } = await visitorOnPhone();
  await visitor.write("Is the lamp dimmable?");
  const conversationId = await vi.waitUntil(() => agent.threads().at(-1), { timeout: 10_000 });
  for (let n = 1; n <= 12; n++) say(conversationId, `It is, answer ${n}.`);
  await visitor.log.getByText("answer 12.").waitFor();
  const back = page.getByRole("button", { name: "Newest messages" });
  expect(await back.count()).toBe(0);

  await scrollBack(page, 300);
  await back.waitFor();
  const [log, row] = await Promise.all([visitor.log.boundingBox(), back.boundingBox()]);
  expect((log?.y ?? 0) + (log?.height ?? 0)).toBeLessThanOrEqual(row?.y ?? 0);
  expect(row?.height).toBeGreaterThanOrEqual(44);
  say(conversationId, "And one more.");
  await visitor.log.getByText("And one more.").waitFor();
  expect(await fromEnd(page)).toBeGreaterThan(200); // who reads what was said is not taken away from it
  await back.click();
  await back.waitFor({ state: "detached" });
  expect(await fromEnd(page)).toBeLessThan(2);
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.role)).toBe(
    "log",
  );

  const highPx = 640; // what is no low screen does not become less dense by being higher still
  await page.setViewportSize({ width: 320, height: highPx });
  await scrollBack(page, 150);
  await back.waitFor();
  // Higher by what was below: the end is in sight without a scroll that would tell so.
  const away = await fromEnd(page);
  await page.setViewportSize({ width: 320, height: highPx + Math.floor(away) - 30 });
  await back.waitFor({ state: "detached" });
});

test("SC3: on a phone the browser's way back closes what is in front, then the chat, and leaves the page where it is", async () => {
  const { page, visitor, complaints } = await visitorOnPhone();
  await page.evaluate(() => history.pushState("of the page", "", "#lamps"));
  const dialog = page.getByRole("dialog");
  const before = await page.evaluate(() => history.length);
  await goBack(page);
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Chat with us/ }).waitFor();

  await visitor.openChat();
  await visitor.write("Is the lamp dimmable?");
  await page.locator(".dot.online").waitFor();
  await page.getByRole("button", { name: "More options" }).click();
  await page.getByRole("menu").waitFor();
  await goBack(page);
  await page.getByRole("menu").waitFor({ state: "detached" });
  expect(await dialog.isVisible()).toBe(true);
  await goBack(page);
  await dialog.waitFor({ state: "hidden" });
  expect(await page.evaluate(() => [history.length, history.state, location.hash])).toEqual([
    before,
    "of the page",
    "#lamps",
  ]);
  expect(complaints()).toEqual([]);
});

test("SC3: what the page itself closes by the way back stays the page's: the chat asks for it only while it is the screen", async () => {
  const { page, visitor } = await visitorOnPhone();
  await page.getByRole("button", { name: "Close chat" }).click();
  await page.evaluate(() => {
    const Watcher = Reflect.get(window, "CloseWatcher") as new () => EventTarget;
    const closed: string[] = [];
    Reflect.set(window, "closedByBack", closed);
    new Watcher().addEventListener("close", () => closed.push("the page's drawer"));
  });
  const closedByBack = () => page.evaluate(() => Reflect.get(window, "closedByBack") as string[]);
  await visitor.openChat();
  await goBack(page);
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await closedByBack()).toEqual([]);
  await goBack(page);
  expect(await closedByBack()).toEqual(["the page's drawer"]);

  await page.setViewportSize({ width: 900, height: 700 });
  await visitor.openChat();
  await goBack(page);
  expect(await page.getByRole("dialog").isVisible()).toBe(true);
});

test.each(["bg", "lt", "ru"])(
  "SC4: on a low screen the wait and its ways out take less than a third of it, all of them is said, and what the visitor wrote is in sight above the form: %s",
  async (language) => {
    await agentGoesAway();
    const { page, context } = await stage.person(PHONE);
    await context.grantPermissions(["notifications"]);
    await chatSpeaks(page, language);
    await page.goto(stage.host.origin);
    await page.locator("button[aria-expanded]").click();
    await page.locator(".composer textarea").fill("Is the lamp dimmable?");
    await page.locator(".composer .send").click();
    await page.locator("form.card").waitFor();
    await page.locator(".ways .secondary").nth(1).waitFor();
    const place = page.locator(".place");
    const { height = Infinity } = (await place.boundingBox()) ?? {};
    expect(height).toBeLessThan(PHONE.viewport.height / 3);
    expect(await place.evaluate((node) => node.scrollHeight - node.clientHeight)).toBe(0);
    // What they wrote is still in sight above the form for an address.
    const [said, log] = await Promise.all(
      [page.locator(".own .bubble"), page.getByRole("log")].map((each) => each.boundingBox()),
    );
    expect(said?.y).toBeGreaterThanOrEqual(log?.y ?? Infinity);
  },
);

test("SC5: on a phone that lies on its side a wrong field that has the focus stays in sight, and the way to what is below it is there", async () => {
  await agentGoesAway();
  const { page, visitor } = await visitorOnPhone({
    ...PHONE,
    viewport: { width: 568, height: 320 },
  });
  await visitor.write("Is the lamp dimmable?");
  const address = page.getByRole("textbox", { name: "E-mail address" });
  await address.fill("no address");
  await page.getByRole("button", { name: "Leave message" }).click();
  await page.getByText("Please check the address").waitFor();
  const [field, log] = await Promise.all([address, visitor.log].map((each) => each.boundingBox()));
  expect(await address.evaluate((node) => node.matches(":focus"))).toBe(true);
  expect(field?.y).toBeGreaterThanOrEqual(log?.y ?? Infinity);
  await page.getByRole("button", { name: "Newest messages" }).click();
  expect(await fromEnd(page)).toBeLessThan(2);
});

async function agentGoesAway(): Promise<void> {
  const backAtMs = Date.now() + GONE_FOR_MS; // otherwise whoever went may be back any moment
  agent.send({ type: "agent.setAvailability", availability: "away", backAtMs });
  await vi.waitUntil(() => agent.isQuiet(), { timeout: 10_000 });
}

function say(conversationId: ConversationId, text: string): void {
  agent.send({ type: "message.post", conversationId, text });
}

/** Scrolls the log so far up from its end, in px. */
async function scrollBack(page: Page, px: number): Promise<void> {
  await page.getByRole("log").evaluate((log, by) => (log.scrollTop -= by), px);
}

/** How far the log is scrolled up from its end, in px. */
function fromEnd(page: Page): Promise<number> {
  return page
    .getByRole("log")
    .evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
}

/**
 * The browser's way back where it has no gesture: its key, which Chromium takes for the gesture where no script has anything against it. None hears
 * it, or the chat itself would close by it.
 */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.set(window, "isGoingBack", true));
  await page.keyboard.press("Escape");
  await page.evaluate(() => Reflect.set(window, "isGoingBack", false));
}
