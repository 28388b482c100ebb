import type { Page, WebSocket } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat, faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** All that a page sends over its sockets. */
function sentBy(page: Page): string[] {
  const frames: string[] = [];
  page.on("websocket", (socket: WebSocket) => {
    socket.on("framesent", ({ payload }) => void frames.push(String(payload)));
  });
  return frames;
}

const TITLE = "Return an item";
const ANSWER = "Send it back within 30 days. The label is in your account.";
const PAGE = "https://shop.example/returns";

/** Somebody writes an article on the console's page. */
async function writeArticle(page: Page): Promise<void> {
  await page.goto(new URL("/console/settings/articles", stage.installed.consoleUrl).href);
  await page.getByRole("button", { name: "Write an article" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(TITLE);
  await page.getByRole("textbox", { name: "Answer" }).fill(ANSWER);
  await page.getByRole("textbox", { name: /Where it stands/ }).fill(PAGE);
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.getByText(/Kept by .+, checked/).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
}

test("M11, M12, AR4 to AR7: what fits is shown once it was sent, read in the chat by keyboard, and a no brings the person all the same", async () => {
  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await writeArticle(desk.page);

  const shopper = await stage.person();
  const { page } = shopper;
  const sent = sentBy(page);
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  const box = page.getByRole("textbox", { name: "Message" });
  await box.pressSequentially("How can I return an item?");
  await expect.poll(() => page.getByRole("button", { name: "Send" }).isEnabled()).toBe(true);
  expect(await page.getByText(TITLE).count()).toBe(0);
  expect(sent.filter((frame) => /return/i.test(frame))).toEqual([]);

  await box.press("Enter");
  const title = page.getByRole("button", { name: TITLE });
  await title.waitFor();
  expect(sent.filter((frame) => /return/i.test(frame))).toHaveLength(1);

  await title.focus();
  await page.keyboard.press("Enter");
  await visitor.sees(ANSWER);
  expect(await title.getAttribute("aria-expanded")).toBe("true");
  expect(await faultsInChat(page)).toEqual([]);
  const link = page.getByRole("link", { name: "Read it on the site" });
  expect(await link.getAttribute("href")).toBe(PAGE);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(
    await page.evaluate(
      () => document.querySelector("[popover]")?.shadowRoot?.activeElement?.textContent,
    ),
  ).toBe("No");
  await page.keyboard.press("Enter");
  await visitor.sees(/A person will answer you here\. You're (?:first|next)/);
  expect(await page.getByText("Did that help?").count()).toBe(0);
  expect(await faultsInChat(page)).toEqual([]);

  await desk.page.goto(stage.installed.consoleUrl);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("Shown while they wait");
  await agent.reads("The visitor has opened the article");
  await agent.reads("The article did not help, says the visitor");
  const reply = desk.page.getByRole("textbox", { name: "Reply" });
  await reply.press("Control+/");
  await desk.page.getByRole("combobox", { name: "What is it about?" }).fill("retur");
  await desk.page.getByRole("option", { name: TITLE }).waitFor();
  expect(await faultsOnPage(desk.page)).toEqual([]);
  await desk.page.keyboard.press("Enter");
  await expect.poll(() => reply.inputValue()).toBe(`${ANSWER}\n\n${PAGE}`);
  await agent.reply("I'll send you a label.");
  await visitor.sees("I'll send you a label.");

  await agent.close();
  await visitor.sees("Was your question solved?");
  await page.getByRole("button", { name: "Yes" }).click();
  await page.getByText("Was your question solved?").waitFor({ state: "detached" });
  expect(await page.getByText("How was this chat?").count()).toBe(0);
  expect(shopper.complaints()).toEqual([]);
});
