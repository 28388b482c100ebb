import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedChromium } from "../e2e/chromium.ts";
import { colourBook } from "../e2e/colour-book.ts";
import { agentAt } from "../e2e/people.ts";
import {
  hurriedClock,
  type HurriedProduct,
  hurryPage,
  openHurriedProduct,
} from "../live/hurried-product.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

/** A minute passes in six seconds. */
const SPEED = 10;
const ORIGIN = "https://shop.example";
const NAMES = ["Anna", "Bert", "Cleo", "Dora", "Emil", "Finn", "Gina"];
const PEOPLE = new RegExp(`${NAMES.join("|")}|question of`, "g");
const SOON = { timeout: 30_000 };

const startMs = Date.now();
const clock = hurriedClock(SPEED, startMs);
let product: HurriedProduct;
const visitors: LiveVisitor[] = [];

beforeEach(async () => {
  product = await openHurriedProduct(clock, ORIGIN, { newVisitorsPerIp: 1000 });
});
afterEach(async () => {
  for (const visitor of visitors.splice(0)) visitor.close();
  await product?.close();
});

function joins(name: string): LiveVisitor {
  const visitor = liveVisitor(product.url, ORIGIN, product.siteKey, undefined, clock);
  visitors.push(visitor);
  visitor.send({ type: "visitor.describe", name });
  visitor.say(`The question of ${name}`);
  return visitor;
}

/** Until the row of each of them looks like this. */
async function rowsLook(page: Page, look: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    await page.locator(`.lane-row.${look}`, { hasText: name }).waitFor(SOON);
}

test.each(["light", "dark"] as const)(
  "AC11: in the lanes of the console no wait, no state and no choice is told by colour alone: %s",
  async (colorScheme) => {
    const book = colourBook(PEOPLE);
    const viewport = { width: 1360, height: 900 };
    const browser = await sharedChromium();
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
    await context.addInitScript(hurryPage, { speed: SPEED, startMs });
    const page = await context.newPage();
    const agent = agentAt(page);
    await agent.signIn(`${product.url}/console/`, OWNER);
    await book.note(page);

    const [anna, bert, cleo, dora, emil, finn, gina] = NAMES;
    const names = [anna, bert, cleo, dora, emil, finn, gina].map(String);
    const [first, second] = [names.slice(0, 2), names.slice(2, 4)];
    first.forEach(joins);
    await rowsLook(page, "is-calm", first);
    await book.note(page);
    await rowsLook(page, "is-soon", first);
    await book.note(page);
    second.forEach(joins);
    await rowsLook(page, "is-late", first);
    await book.note(page);
    const third = names.slice(4).map(joins);
    await rowsLook(page, "is-soon", second);
    await rowsLook(page, "is-calm", names.slice(4));
    await book.note(page);
    third.at(-1)?.close();
    await rowsLook(page, "is-away", names.slice(-1));
    await book.note(page);

    await page.locator(".lane-row", { hasText: second[0] ?? "" }).click();
    await page.getByRole("heading", { level: 1, name: second[0] ?? "" }).waitFor();
    await book.note(page);
    await agent.goOnline();
    await agent.accept();
    await page.getByRole("textbox", { name: "Reply" }).waitFor();
    await book.note(page);
    await agent.reply("Let me look.");
    await agent.reads("Let me look.");
    await page.getByRole("radio", { name: "Note" }).check({ force: true });
    await page.getByRole("textbox", { name: "Note" }).fill("Asked before.");
    await page.keyboard.press("Enter");
    await agent.reads("Asked before.");
    await book.note(page);
    for (const lane of ["Mine", "Unanswered", "Team", "Closed"]) {
      await page.getByRole("link", { name: new RegExp(`^${lane}`) }).click();
      await page.getByRole("region", { name: lane }).waitFor();
      await book.note(page);
    }
    expect(book.faults()).toEqual([]);
    expect(book.compared()).toBeGreaterThan(5);
    await context.close();
  },
);
