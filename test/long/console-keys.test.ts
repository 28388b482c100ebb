import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { focused } from "../e2e/keyboard.ts";
import { cyrillic, latin, type Press } from "../e2e/layouts.ts";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;
const visitors: LiveVisitor[] = [];

beforeAll(async () => {
  stage = await openStage();
  const { page } = await stage.person({ viewport: { width: 1360, height: 800 } });
  agent = agentAt(page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
});

afterAll(async () => {
  visitors.forEach((visitor) => visitor.close());
  await stage?.close();
});

function visitorSays(name: string, words: string): LiveVisitor {
  const visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitors.push(visitor);
  visitor.send({ type: "visitor.describe", name });
  visitor.say(words);
  return visitor;
}

const isOnline = (page: Page) =>
  page.getByRole("switch", { name: "Online" }).getAttribute("aria-checked");

async function minutesByKeyboard(press: Press, first: string, second: string): Promise<void> {
  const { page } = agent;
  const offered = page.getByRole("region", { name: "Offered to you" });
  const type = (text: string) => page.keyboard.type(text);
  await page.getByRole("switch", { name: "Online", disabled: false }).waitFor();
  // From away: a break, then online.
  if ((await isOnline(page)) === "false") {
    await press("s");
    await press("s");
  }
  await page.getByRole("switch", { name: "Online", checked: true }).waitFor();

  const one = visitorSays(first, "Where is my lamp?");
  await offered.getByText(first).waitFor();
  await press("a");
  await expect.poll(() => focused(page)).toBe("Reply");
  await type("Сейчас проверю.");
  await page.keyboard.press("Enter");
  await agent.reads("Сейчас проверю.");
  await expect.poll(() => one.shown().length).toBe(2);

  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe(first);
  await press("n");
  await expect.poll(() => focused(page)).toBe("Note");
  await type("Ask the carrier.");
  await page.keyboard.press("Enter");
  await agent.reads("Ask the carrier.");
  await page.keyboard.press("Escape");
  await press("r");
  await expect.poll(() => focused(page)).toBe("Reply");
  await type("Half a senten");

  visitorSays(second, "Is it dimmable?");
  await offered.getByText(second).waitFor();
  await page.keyboard.press("Escape");
  await press("a");
  await page.getByRole("heading", { level: 1, name: second }).waitFor();
  await expect.poll(() => focused(page)).toBe("Reply");

  // The palette finds the other one by its name, and its draft is still there.
  await press("k", true);
  await expect.poll(() => focused(page)).toBe("Action, conversation or page");
  expect(await faultsOnPage(page)).toEqual([]);
  await type(first.slice(0, 4).toLowerCase());
  await page.getByRole("option", { selected: true, name: new RegExp(`^${first}`) }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
  const reply = page.getByRole("textbox", { name: "Reply" });
  expect(await reply.inputValue()).toBe("Half a senten");
  await type("ce.");
  await page.keyboard.press("Enter");
  await expect.poll(() => one.shown().length).toBe(3);

  // Out of the field, to the list, along it, and in again.
  await page.keyboard.press("Escape");
  await press("g");
  await press("m");
  await expect.poll(() => focused(page)).toBe("Mine");
  // Lanes follow within a second: whoever is owed an answer stands first then.
  const mine = page.getByRole("region", { name: "Mine" });
  await mine.getByRole("link").first().getByText(second).waitFor();
  await press("j");
  await expect.poll(() => focused(page)).toMatch(new RegExp(`^${second}`));
  await press("j");
  await expect.poll(() => focused(page)).toMatch(new RegExp(`^${first}`));
  await press("k");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: second }).waitFor();
  await expect.poll(() => focused(page)).toBe("Reply");
  await type("Yes.");
  await page.keyboard.press("Control+Shift+Enter");
  await page.getByRole("textbox", { name: "How it ended" }).press("Enter");
  await page.getByText("closed the conversation").waitFor();
  await page.getByText(`Wrap-up: ${second}`).waitFor();
  await press("w");
  await page.getByText(`Wrap-up: ${second}`).waitFor({ state: "detached" });

  // Until the lane has followed, the first of mine is the one that was closed.
  await mine.getByRole("link", { name: second }).waitFor({ state: "detached" });
  await page.keyboard.press("1");
  await page.getByRole("heading", { level: 1, name: first }).waitFor();
  await expect.poll(() => focused(page)).toBe("Reply");
  await page.keyboard.press("Escape");
  await press("i");
  await press("i");
  await press("t");
  await page.getByRole("dialog").waitFor();
  // Behind a dialog nothing hears the keys.
  await press("e");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.getByText("closed the conversation").count()).toBe(0);
  await press("e");
  await page.getByRole("textbox", { name: "How it ended" }).press("Enter");
  await page.getByText("closed the conversation").waitFor();
  await page.getByText(`Wrap-up: ${first}`).waitFor();
  await press("w");
  await page.getByText(`Wrap-up: ${first}`).waitFor({ state: "detached" });
}

test("KY1, KY2, KY5: an agent's minutes by keyboard alone on a Latin layout: two chats, a note, a draft left and found again, send and close", async () => {
  await minutesByKeyboard(latin(agent.page), "Ana Kovač", "Ben Holt");
});

test("KY1: the same by the same keys on a Cyrillic layout", async () => {
  await minutesByKeyboard(cyrillic(agent.page), "Яна Белова", "Йордан Илиев");
});

test("KY3, KY4: a key is changed by pressing another, one in use is refused and says by whom, and all of one key go off", async () => {
  const { page } = agent;
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Shortcuts" });
  await sheet.waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await sheet.getByRole("link", { name: "Change shortcuts" }).press("Enter");
  const change = page.getByRole("button", { name: "Change the keys of “Go to Mine”" });
  await change.focus();
  await change.press("Enter");
  await page.keyboard.press("t");
  await page.getByRole("alert").getByText("T is in use for “Transfer”").waitFor();
  await page.keyboard.press("y");
  await page.getByText("“Go to Mine” is now Y.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.reload();
  await change.waitFor();
  await page.keyboard.press("y");
  await page.getByRole("heading", { level: 1, name: "Mine" }).waitFor();

  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("checkbox", { name: /^Shortcuts of one key/ }).uncheck();
  await page.keyboard.press("y");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Action, conversation or page" }).waitFor();
  await page.keyboard.type("team");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Team" }).waitFor();
});
