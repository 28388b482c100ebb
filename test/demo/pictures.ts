/**
 * `node test/run.mjs pictures`: the pictures of the README, taken anew from the built product: a made-up shop whose visitors write,
 * wait and are answered. What is seen in them is what the product drew.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { sharedChromium } from "../e2e/chromium.ts";
import { agentAt, chatSpeaks, visitorAt } from "../e2e/people.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { addColleague, COLLEAGUE, createProduct, freePort, OWNER, setUp } from "../live/product.ts";
import { LAUNCHER_NAMES } from "../../widget/src/loader/languages.ts";
import { openShop } from "./shop.ts";

const CALM = { reducedMotion: "reduce" } as const;
const DESK = { viewport: { width: 1360, height: 820 }, ...CALM };
const folder = fileURLToPath(new URL("../../examples/pictures", import.meta.url));

mkdirSync(folder, { recursive: true });
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const product = await createProduct();
const { siteKey, consoleUrl } = await setUp(product, origin);
await addColleague(product, siteKey, COLLEAGUE);
await product.start();
const closeShop = await openShop(port, product.url, siteKey);
const browser = await sharedChromium();
const visitors: LiveVisitor[] = [];
try {
  await takeAll();
} finally {
  for (const visitor of visitors) visitor.close();
  await browser.close();
  await closeShop();
  await product.dispose();
}

async function takeAll(): Promise<void> {
  const jana = agentAt(await pageOf(DESK));
  await jana.signIn(consoleUrl, OWNER);
  await jana.goOnline();

  // A chat, from both sides.
  const elena = visitorAt(await pageOf({ viewport: { width: 1100, height: 720 }, ...CALM }));
  await elena.page.goto(origin);
  await elena.openChat();
  await elena.write("Does the reading lamp come with a switch on the cord?");
  await jana.accept();
  await jana.reply("It does: a **foot switch**, a metre from the plug.");
  await elena.sees("a metre from the plug");
  await elena.write("Lovely. When would it be in Tartu, and can I return it?");
  await jana.reads("When would it be in Tartu");
  joins("Daan", "My order came without the screws. Can you send them?");
  await jana.accept();
  await jana.reads("without the screws");
  await jana.reply("I'm sorry. They leave today, and you have them on Thursday.");
  joins("Мария", "Здравствуйте! Доставляете ли вы лампы в Ригу?");
  await jana.accept();
  await jana.reads("лампы в Ригу");
  await jana.page
    .getByRole("link", { name: /When would it be|Visitor/ })
    .first()
    .click();
  await jana.reads("When would it be in Tartu");
  await jana.page
    .getByRole("textbox", { name: /Reply/ })
    .fill("I'll ask the workshop. I'll get back to you within an hour.");
  await jana.page.getByRole("button", { name: "Yes, promise" }).click();
  await elena.sees(/We'll get back to you by/);
  await shoot(elena.page, "chat");
  await shoot(jana.page, "desk");

  // In line, on a phone, at night, in another language.
  for (const [name, words] of [
    ["Jonas", "How long is the chain of the hall lamp?"],
    ["Sofie", "Can I have an invoice with my company's name?"],
    ["Aino", "Kiinnittyykö lukulamppu seinään?"],
  ] as const)
    joins(name, words);
  const phone = await pageOf({
    viewport: { width: 390, height: 780 },
    deviceScaleFactor: 2,
    colorScheme: "dark",
    hasTouch: true,
    isMobile: true,
    ...CALM,
  });
  await chatSpeaks(phone, "bg");
  await phone.goto(origin);
  await phone.getByRole("button", { name: LAUNCHER_NAMES.bg }).click();
  await phone.getByRole("textbox").first().fill("Може ли лампата да стои в баня?");
  await phone.getByRole("textbox").first().press("Enter");
  await phone.getByText("Може ли лампата да стои в баня?").first().waitFor();
  await phone
    .getByText(/Преди Вас чака/)
    .first()
    .waitFor();
  await shoot(phone, "line-on-a-phone");

  // Who directs the agents: the board, at night.
  const board = await pageOf({ ...DESK, colorScheme: "dark" });
  await agentAt(board).signIn(consoleUrl, OWNER);
  await board.goto(`${product.url}/console/board`);
  await board.getByRole("heading", { name: /In the queue/ }).waitFor();
  await shoot(board, "board");
}

async function pageOf(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

function joins(name: string, words: string): void {
  const visitor = liveVisitor(product.url, origin, siteKey);
  visitors.push(visitor);
  visitor.send({ type: "visitor.describe", name });
  visitor.say(words);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${folder}/${name}.png` });
  process.stdout.write(`${name}.png\n`);
}
