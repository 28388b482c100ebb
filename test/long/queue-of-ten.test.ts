import type { Browser, BrowserContext, Page } from "playwright-core";
import type { ConversationId, SiteId } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailServer, type MailServer } from "../../server/src/mail/testing/mail-server.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { type HostSite, openHostSite } from "../e2e/host-site.ts";
import { type VisitorAtPage, visitorAt } from "../e2e/people.ts";
import {
  hurriedClock,
  type HurriedProduct,
  hurryPage,
  openHurriedProduct,
} from "../live/hurried-product.ts";
import { type LiveAgent, liveAgent, signIn } from "../live/live-agent.ts";
import { liveVisitor } from "../live/live-visitor.ts";
import { OWNER, until } from "../live/product.ts";

/** A minute passes in seven and a half seconds. */
const SPEED = 8;
const MINUTE_MS = 60_000;
/** How often a page's sentence is looked at, and how late a tab and a tick may be, on this clock. */
const LOOK_MS = 2_000;
const LATE_MS = 40_000;
/** The only one in the owner's pool. */
const CODE = "LAMP-2026";
const AGENTS = ["ana", "ben", "mia"].map((name) => ({
  email: `${name}@shop.example`,
  password: `the long password of ${name}`,
}));

/** What a page showed at a moment, on the hurried clock. */
interface Shown {
  readonly atMs: number;
  readonly words: string;
}

interface InLine {
  readonly visitor: VisitorAtPage;
  readonly context: BrowserContext;
  readonly shown: Shown[];
}

const startMs = Date.now();
const clock = hurriedClock(SPEED, startMs);
let post: MailServer;
let host: HostSite;
let product: HurriedProduct;
let browser: Browser;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  [post, host, browser] = await Promise.all([mailServer(), openHostSite(), launchChromium()]);
  product = await openHurriedProduct(clock, host.origin, {
    smtpUrl: post.url,
    mailFrom: "chat@shop.example",
    newVisitorsPerIp: 1000,
  });
  host.show("plain", product.url, product.siteKey);
});

afterAll(async () => {
  for (const close of closers) await close();
  await browser.close();
  await product.close();
  await host.close();
  await post.close();
});

test("M2, M3, W1, W3, R12: a queue of ten through three agents: what was told held or was mended in time, and each way out leads to its end", async () => {
  await asOwner(settles);
  const line: InLine[] = [];
  for (let n = 1; n <= 10; n += 1) line.push(await opensChat());
  let chats = 0;
  for (const who of AGENTS) {
    await product.addAgent(who);
    const cookie = await signIn(product.url, who);
    const agent = liveAgent(product.url, cookie, 1, converse, clock);
    closers.push(() => agent.close());
    function converse(conversationId: ConversationId): void {
      const chatMs = (3 + (chats % 3)) * MINUTE_MS;
      chats += 1;
      agent.send({ type: "message.post", conversationId, text: "Hello, let me look." });
      clock.after(chatMs, () => {
        agent.send({ type: "conversation.close", conversationId });
        agent.send({ type: "wrapUp.end", conversationId });
      });
    }
  }
  // Three chats that ended are what a first estimate needs; three more keep the agents busy.
  const before = [1, 2, 3, 4, 5, 6].map((n) => overTheWire(`an early question, number ${n}`));
  await until("three chats have ended", () => before.filter(isOver).length >= 3, 90_000);
  await until("the other three are answered", () =>
    before.every((visitor) => visitor.state() !== "queued"),
  );
  await asOwner(handsInCode);

  for (const [at, { visitor }] of line.entries()) await joins(visitor, at + 1);
  const behind = [1, 2, 3, 4].map((n) => overTheWire(`question ${n} of those behind the ten`));
  const back = line[8] as InLine; // ten joined
  const leaver = line[9] as InLine;

  const stayed = line.slice(0, 8).map(({ visitor }) => isAnswered(visitor));
  const called = keepsThePlace(back).then(() => {
    // While the place was kept, and for two minutes more, others were served; not all who had come later.
    expect(behind.map((visitor) => visitor.state())).toContain("queued");
  });
  await Promise.all([leavesAMessage(leaver), called, ...stayed]);
  for (const { shown } of line.slice(0, 8)) {
    expect(brokenPromises(shown), told(shown)).toEqual([]);
    expect(risesWithoutReason(shown), told(shown)).toEqual([]);
  }
  const gifts = line.slice(0, 8).map(({ visitor }) => visitor.log.getByText(CODE).count());
  expect((await Promise.all(gifts)).filter((count) => count > 0)).toEqual([1]);
}, 400_000);

/** Does what the owner does, until it is kept. */
async function asOwner(act: (owner: LiveAgent) => void): Promise<void> {
  const owner = liveAgent(product.url, await signIn(product.url, OWNER), 0, undefined, clock);
  act(owner);
  await until("what the owner does is kept", () => owner.isQuiet());
  owner.close();
}

/** Ways out from two minutes on; a code for who waits longer than three. */
function settles(owner: LiveAgent): void {
  const site = { name: "Lamp shop", origins: [host.origin], isAutoAccept: false };
  owner.send({ type: "site.update", siteId: siteId(), ...site, waitLimitMs: 2 * MINUTE_MS });
  const rule = {
    isOn: true,
    limitMinutes: 3,
    days: 30,
    mostPerDay: 5,
    audience: "everyone",
  } as const;
  const texts = { words: "For your patience:", fixedCode: null };
  owner.send({ type: "goodwill.set", siteId: siteId(), ...rule, ...texts });
}

/** Only now: on a slow machine one of the early ones may have waited that long, too. */
function handsInCode(owner: LiveAgent): void {
  owner.send({ type: "goodwill.addCodes", siteId: siteId(), codes: [CODE] });
}

/** A site's key is its public id. */
const siteId = () => product.siteKey as SiteId;

/** A visitor without a browser. */
function overTheWire(text: string) {
  const visitor = liveVisitor(product.url, host.origin, product.siteKey, undefined, clock);
  closers.push(() => visitor.close());
  visitor.say(text);
  return visitor;
}

function isOver(visitor: ReturnType<typeof overTheWire>): boolean {
  return visitor.state() === "closed";
}

/** A chat that is open on a page of the shop, and everything its place will say. */
async function opensChat(): Promise<InLine> {
  const { context, page } = await newPage();
  const shown: Shown[] = [];
  await page.exposeFunction("tellTest", (atMs: number, words: string) =>
    shown.push({ atMs, words }),
  );
  await page.goto(host.origin);
  const visitor = visitorAt(page);
  await visitor.openChat();
  await page.evaluate((everyMs) => {
    const tell = (window as unknown as { tellTest(atMs: number, words: string): void }).tellTest; // exposed above
    const root = [...document.documentElement.children].find((child) => child.shadowRoot !== null);
    let last = "";
    setInterval(() => {
      const words = root?.shadowRoot?.querySelector(".place p")?.textContent ?? "";
      if (words !== last) tell(Date.now(), words);
      last = words;
    }, everyMs);
  }, LOOK_MS);
  return { visitor, context, shown };
}

async function joins(visitor: VisitorAtPage, n: number): Promise<void> {
  await visitor.write(`question ${n} of the ten`);
  await visitor.sees(/ahead of you|You're next/);
}

async function newPage(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  await context.addInitScript(hurryPage, { speed: SPEED, startMs });
  return { context, page: await context.newPage() };
}

/** Leaves the line for an answer by mail, and has that confirmed with the text and a number. */
async function leavesAMessage({ visitor, context }: InLine): Promise<void> {
  const { page } = visitor;
  await page.getByRole("button", { name: "Leave a message instead" }).click({ timeout: 60_000 });
  await page.getByRole("textbox", { name: "E-mail address" }).fill("left@visitor.example");
  await page.getByRole("button", { name: "Leave message" }).click();
  const mail = await mailTo("left@visitor.example", 1);
  expect(mail).toContain("question 10 of the ten");
  await context.close();
}

/** Keeps the place, closes the page, is called by mail, comes back by its link and is served next. */
async function keepsThePlace({ visitor, context }: InLine): Promise<void> {
  const { page } = visitor;
  await page.getByRole("button", { name: "E-mail me" }).click({ timeout: 60_000 });
  await page.getByRole("textbox", { name: "E-mail address" }).fill("back@visitor.example");
  await page.getByRole("button", { name: "Keep my place" }).click();
  await visitor.sees(/Your place is kept/);
  await context.close();
  const mail = await mailTo("back@visitor.example", 1);
  const link = /http:\S+#\S+/.exec(mail)?.[0] ?? "";
  const { page: returned } = await newPage();
  await returned.goto(link);
  await returned.getByRole("button", { name: "Continue the conversation" }).click();
  const again = visitorAt(returned);
  await again.sees("question 9 of the ten");
  await isAnswered(again);
}

/** The text of the n-th mail to somebody, once it has come. */
async function mailTo(address: string, n: number): Promise<string> {
  const theirs = () => post.got.filter(({ to }) => to.includes(address));
  await until(`mail ${n} to ${address} comes`, () => theirs().length >= n, 240_000);
  return theirs()[n - 1]?.mail.text ?? "";
}

async function isAnswered(visitor: VisitorAtPage): Promise<void> {
  await visitor.log.getByText(/joined/).waitFor({ timeout: 240_000 });
}

/** The end of the range in words, in ms from when they were shown; undefined for words without one. */
function boundOf(words: string): number | undefined {
  if (words.includes("Less than a minute")) return MINUTE_MS;
  const minutes = /(\d+) minutes?\./.exec(words)?.[1];
  return minutes === undefined ? undefined : Number(minutes) * MINUTE_MS;
}

/** Bounds that passed while one still waited, although nothing else had been told by then. */
function brokenPromises(shown: readonly Shown[]): string[] {
  return shown.flatMap(({ atMs, words }, at) => {
    const bound = boundOf(words);
    const next = shown[at + 1];
    if (bound === undefined || next === undefined) return [];
    return next.atMs > atMs + bound + LATE_MS ? [words] : [];
  });
}

/** Bounds that rose without a word of why. */
function risesWithoutReason(shown: readonly Shown[]): string[] {
  return shown.flatMap(({ words }, at) => {
    const bound = boundOf(words);
    const before = boundOf(shown[at - 1]?.words ?? "");
    const isRise = bound !== undefined && before !== undefined && bound > before;
    return isRise && !words.includes("longer than we said") ? [words] : [];
  });
}

function told(shown: readonly Shown[]): string {
  const first = shown[0]?.atMs ?? 0;
  return shown
    .map(({ atMs, words }) => `${Math.round((atMs - first) / 1000)} s: ${words}`)
    .join("\n");
}
