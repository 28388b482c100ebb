import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationId, SiteId } from "@presently/shared/protocol";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { hurriedClock, openHurriedProduct } from "../live/hurried-product.ts";
import { type LiveAgent, liveAgent, signIn } from "../live/live-agent.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER, until } from "../live/product.ts";
import { askNothing, partsOfAChat, writeArticle } from "./chat-part-states.ts";
import { sharedChromium } from "./chromium.ts";
import { openShopPage } from "./shop-page.ts";

const MINUTE_MS = 60_000;
/** Kept short, so that a line forms and breaks as the states want it. */
const WAIT_LIMIT_MS = MINUTE_MS;
const HEARD_MS = 12_000;
/** After which a message that was not stored can be tried again. */
const LATE_MS = 10_000;
const GONE_FOR_MS = 20 * 60 * MINUTE_MS;

/** How the chat stands on its page. */
export interface Setting {
  readonly screen: BrowserContextOptions;
  /** Attributes of the script tag, such as `data-lang`. */
  readonly tag?: Readonly<Record<string, string>>;
  /** Of the page. */
  readonly direction?: "ltr" | "rtl";
  /** Takes over what the browser asks the server for, before anything is loaded. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** A moment of a chat: what the page shows then, by a name. */
export type Look = (state: string, page: Page) => Promise<void>;

/** A server in this process whose desk is moved through everything that a visitor can come to see. */
export interface StatesStage {
  /** Leads one visitor through all states, in every language by the same buttons, and looks at each. */
  play(setting: Setting, look: Look): Promise<void>;
  close(): Promise<void>;
}

/** Opens it, with an owner who takes one chat at a time. */
export async function openStatesStage(): Promise<StatesStage> {
  const startMs = Date.now();
  let aheadMs = 0;
  const wall = hurriedClock(1, startMs);
  const clock = { ...wall, nowMs: () => wall.nowMs() + aheadMs };
  const shop = await openShopPage();
  const dataDir = await mkdtemp(join(tmpdir(), "presently-states-"));
  const product = await openHurriedProduct(clock, shop.origin, {
    dataDir,
    newVisitorsPerIp: 100_000,
    uploadsPerMinute: 100_000,
    messagesPerSecond: 100,
    siteConversationsPerMinute: 100_000,
  });
  shop.carry(product.url, product.siteKey);
  const cookie = await signIn(product.url, OWNER);
  const browser = await sharedChromium();
  const siteId = product.siteKey as SiteId; // a site's key is its public id
  const desk = { url: product.url, cookie };
  const writer = liveAgent(product.url, cookie, 1, () => {}, clock);
  await writeArticle(writer, { siteId, desk });
  writer.close();

  async function contextOf({ screen, prepare }: Setting): Promise<BrowserContext> {
    const context = await browser.newContext({ reducedMotion: "reduce", ...screen });
    await context.grantPermissions(["notifications"]);
    await prepare?.(context);
    return context;
  }

  return {
    async play(setting, look) {
      let context = await contextOf(setting);
      const chats: ConversationId[] = [];
      const agent = liveAgent(product.url, cookie, 1, (id) => chats.push(id), clock);
      const filler = liveVisitor(product.url, shop.origin, product.siteKey, undefined, clock);
      try {
        settle(agent, siteId, shop.origin, clock.nowMs());
        await until("the agent is there", () => agent.isQuiet());
        const newPage = async (origin = shop.origin) => {
          const page = await context.newPage();
          await page.goto(origin + query(setting));
          await chatOn(page).launcher.waitFor();
          return page;
        };
        await nobodyIsThere(newPage, agent, look);
        await aChat({ newPage, agent, filler, chats, jump: (ms) => (aheadMs += ms) }, look);
        await cutOff(newPage, look);
        await notHere(() => newPage(shop.unlistedOrigin), look);
        await context.close();
        // Somebody else: what could not be sent is still to be sent from the other's browser.
        context = await contextOf(setting);
        const language = setting.tag?.["data-lang"] ?? "en";
        await partsOfAChat({ newPage, agent, siteId, desk, language, chats }, look);
      } finally {
        for (const id of agent.threads())
          agent.send({ type: "conversation.close", conversationId: id });
        for (const id of agent.threads()) agent.send({ type: "wrapUp.end", conversationId: id });
        agent.send({ type: "agent.setAvailability", availability: "away" });
        await until("the agent is away", () => agent.isQuiet());
        agent.close();
        filler.close();
        await context.close();
      }
    },
    async close() {
      await product.close();
      await shop.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

function query({ tag = {}, direction = "ltr" }: Setting): string {
  return `/?${new URLSearchParams({ ...tag, dir: direction })}`;
}

/** What the owner has set: a short wait is long, a number can be left, a code is given. */
function settle(agent: LiveAgent, siteId: SiteId, origin: string, nowMs: number): void {
  const backAtMs = nowMs + GONE_FOR_MS; // otherwise whoever went may be back any moment
  agent.send({ type: "agent.setAvailability", availability: "away", backAtMs });
  agent.send({
    type: "site.update",
    siteId,
    name: "Lamp shop",
    origins: [origin],
    isAutoAccept: false,
    waitLimitMs: WAIT_LIMIT_MS,
    callsByPhone: true,
  });
  askNothing(agent, siteId);
}

/** With nobody there: the chat closed, empty, with a draft, with one that is too long, and a question that stands without an answer. */
type NewPage = () => Promise<Page>;

async function nobodyIsThere(newPage: NewPage, agent: LiveAgent, look: Look): Promise<void> {
  const page = await newPage();
  const chat = chatOn(page);
  await look("closed", page);
  await chat.launcher.click();
  await page.locator(".who .dot.away").waitFor(); // the server has said who is there
  await look("empty, nobody there", page);
  await chat.box.fill("Is the lamp dimmable?\nAnd is it brass?");
  await look("writing", page);
  await chat.box.fill("x".repeat(4_020));
  await page.locator("#excess").waitFor();
  await look("too long", page);
  await chat.say("Is the lamp dimmable?");
  await page.locator("form.card input").waitFor();
  await page.locator(".ways").waitFor();
  await look("waiting, nobody there", page);
  await page.locator("form.card input").fill("no address");
  await page.locator("form.card .primary").click();
  await page.locator("form.card .fault").waitFor();
  await look("a wrong address", page);
  await page.locator(".ways .secondary").last().click();
  await page.locator("form.card input[name=phone]").waitFor();
  await page.locator("form.card .primary").click();
  await page.locator("form.card .fault").waitFor();
  await look("a number to call, a wrong one", page);
  await page.locator("form.card .quiet").click();
  await page.locator("form.card input[type=email]").fill("mia@home.example");
  await page.locator("form.card .primary").click();
  await page.locator(".forget").waitFor();
  await look("a message was left", page);
  await page.locator(".forget .inline").click();
  await page.locator(".forget .secondary").click();
  await chat.launcher.waitFor();
  await page.close();
  agent.send({ type: "agent.setAvailability", availability: "online" });
  await until("the agent is online", () => agent.isQuiet());
}

interface Chat {
  readonly newPage: NewPage;
  readonly agent: LiveAgent;
  readonly filler: LiveVisitor;
  readonly chats: ConversationId[];
  readonly jump: (ms: number) => void;
}

/** In line behind somebody, longer than the site would have it, with the agent, and after the end. */
async function aChat({ newPage, agent, filler, chats, jump }: Chat, look: Look): Promise<void> {
  filler.say("I was here first.");
  await until("the agent has a chat", () => chats.length === 1);
  const page = await newPage();
  const chat = chatOn(page);
  await chat.launcher.click();
  await page.locator(".dot.busy").waitFor();
  await look("empty, everyone busy", page);
  await chat.say("Is the lamp dimmable? https://shop.example/lamps/brass");
  await page.locator(".place strong").waitFor();
  await look("in line", page);
  for (let step = 0; step < 6; step++) {
    jump(HEARD_MS); // an agent who is silent for 15 s is gone, and the chat with them
    agent.send({ type: "agent.setCapacity", capacity: 1 });
    await until("the agent was heard", () => agent.isQuiet());
  }
  await page.reload();
  await page.locator(".ways .secondary").first().waitFor();
  await look("a long wait", page);
  await page.locator(".ways .secondary").first().click();
  await page.locator(".ways .secondary").first().waitFor();
  await look("the place is kept", page);
  await page.locator(".ways .secondary").first().click();

  agent.send({ type: "agent.setCapacity", capacity: 2 });
  await until("the agent has both", () => chats.length === 2);
  const conversationId = chats[1];
  if (conversationId === undefined) throw new Error("no chat");
  await page.locator(".dot.online").waitFor();
  const say = (text: string) => agent.send({ type: "message.post", conversationId, text });
  say("Hello, let me look.");
  say(
    "It is: brass, 2 × 40 W, and the dimmer comes with it. https://shop.example/lamps/brass/a-very-long-address-that-has-no-place-to-break-in-it",
  );
  await page.locator(".theirs .bubble a").waitFor();
  await chat.say("Great, thank you!");
  await until("it is stored", () => agent.shown(conversationId).length === 4);
  await look("with an agent", page);
  agent.send({
    type: "incident.set",
    siteId: null,
    text: "Cards are refused at the moment. We are on it.",
  });
  await page.locator(".bars .bar:not(.calm):not([hidden])").waitFor();
  await look("an incident", page);
  agent.send({ type: "incident.set", siteId: null, text: null });
  await page.locator("header .quiet").click();
  await page.locator(".card .secondary").first().waitFor();
  await look("ended", page);
  await page.locator(".card .secondary").first().click();
  await page.locator(".star").first().waitFor();
  await page.locator(".star").nth(3).click();
  await page.locator(".card form input").waitFor();
  await look("rated", page);
  await page.locator(".forget .inline").click();
  await page.locator(".forget .secondary").waitFor();
  await look("before it is forgotten", page);
  await page.close();
  agent.send({ type: "agent.setCapacity", capacity: 1 });
  agent.send({ type: "wrapUp.end", conversationId });
  await until("the agent has no room", () => agent.isQuiet());
}

/** The connection is lost, and a message waits. */
async function cutOff(newPage: NewPage, look: Look): Promise<void> {
  const page = await newPage();
  const sockets: { close(): Promise<void> }[] = [];
  let isCut = false;
  await page.routeWebSocket(/\/ws\/visitor/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  await page.route(/\/wire\b|\/poll\b/, (route) => route.abort());
  const chat = chatOn(page);
  await chat.launcher.click();
  await page.locator(".dot").waitFor();
  isCut = true;
  await page.clock.install();
  await Promise.all(sockets.map((socket) => socket.close()));
  await chat.say("Are you there?");
  await page.locator(".message .stamp").last().waitFor();
  await page.clock.fastForward(LATE_MS);
  await page.locator(".message.late .stamp button").first().waitFor({ timeout: 30_000 });
  await look("no connection", page);
  await page.close();
}

/** The same page under another address, which the site does not list. */
async function notHere(newPage: NewPage, look: Look): Promise<void> {
  const page = await newPage();
  const chat = chatOn(page);
  await chat.launcher.click();
  await page.locator(".composer").waitFor();
  await page.locator(".composer").waitFor({ state: "detached" });
  await look("refused", page);
  await page.close();
}

interface ChatOnPage {
  readonly launcher: Locator;
  readonly box: Locator;
  say(text: string): Promise<void>;
}

/** By what does not change with the language. */
function chatOn(page: Page): ChatOnPage {
  const box = page.locator(".composer textarea");
  return {
    launcher: page.locator(":is(button[aria-expanded], button.launcher)").first(),
    box,
    async say(text) {
      await box.fill(text);
      await page.locator(".composer .send").click();
    },
  };
}
