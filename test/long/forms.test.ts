import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat, faultsOnPage } from "../e2e/axe.ts";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { agentAt, chatSpeaks } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("FO1, FO3, FO6, QR1, M5, M22: in Bulgarian, by keyboard alone, a visitor passes over what the site asks, answers an agent's form over a reload, and gives a short answer", async () => {
  const { host, installed } = stage;
  const desk = await stage.person({ viewport: { width: 1440, height: 1000 } });
  const agent = agentAt(desk.page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await desk.page.goto(`${installed.consoleUrl}settings/sites`);
  const before = desk.page.locator("form", { hasText: "Before the chat" });
  await before.getByRole("checkbox", { name: "Name" }).check();
  await before.getByRole("button", { name: "Save" }).click();
  await before.getByText("Saved.").waitFor();
  await desk.page.goto(installed.consoleUrl);
  await agent.goOnline();

  const visitor = await stage.person({ viewport: { width: 1280, height: 900 } });
  const { page } = visitor;
  const { keyboard } = page;
  const log = page.getByRole("log");
  await chatSpeaks(page, "bg");
  await page.goto(host.origin);
  await page.getByRole("button", { name: /^Чат/ }).waitFor();
  await tabTo(page, /^Чат/);
  await keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Съобщение");
  await keyboard.type("Свети ли лампата?");
  await keyboard.press("Enter");

  // FO6: after the message, which stands in line already.
  await log.getByText("Докато чакате, можете да ни кажете още нещо").waitFor();
  await agent.accept();
  await agent.sees("The site asked, before the chat: name");
  await tabTo(page, /^Не сега$/);
  await keyboard.press("Enter");
  await log.getByText("Не сега: нищо не беше изпратено.").waitFor();
  await agent.sees("answered the form: not now");

  await desk.page.getByRole("button", { name: "Ask for details" }).press("Enter");
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByText("Asked in this conversation already").waitFor();
  await dialog.getByRole("checkbox", { name: "E-mail" }).press("Space");
  await dialog.getByRole("checkbox", { name: "Phone" }).press("Enter"); // sends nothing
  await dialog.getByRole("textbox", { name: "A question" }).fill("Кой е номерът на поръчката?");
  expect(await faultsOnPage(desk.page)).toEqual([]);
  await desk.page.keyboard.press("Escape"); // and loses nothing
  await desk.page.getByRole("button", { name: "Ask for details" }).press("Enter");
  await dialog.getByRole("button", { name: "Send the form" }).press("Enter");
  await dialog.waitFor({ state: "detached" });

  const email = page.getByRole("textbox", { name: "Имейл адрес" });
  await email.waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  await tabTo(page, /^Имейл адрес$/);
  await keyboard.type("vera@");
  await tabTo(page, /^Изпращане$/);
  await keyboard.press("Enter");
  const fault = "Моля, проверете адреса, например name@example.com.";
  await log.getByText(fault).waitFor();
  await expect.poll(() => focused(page)).toBe("Имейл адрес");
  expect(await describedBy(page)).toBe(fault);
  expect(await faultsInChat(page)).toEqual([]);

  await page.reload();
  await email.waitFor();
  expect(await email.inputValue()).toBe("vera@");
  await tabTo(page, /^Имейл адрес$/);
  await keyboard.press("End");
  await keyboard.type("example.test");
  await keyboard.press("Tab");
  await keyboard.type("4711");
  await tabTo(page, /^Изпращане$/);
  await keyboard.press("Enter");
  await page.getByRole("region", { name: "Вашите отговори" }).waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  await agent.reads("4711");
  const card = desk.page.getByRole("complementary", { name: "Who is this?" });
  await card.getByText("vera@example.test").waitFor();

  // QR1
  const reply = desk.page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Да я сменим ли?");
  await desk.page.getByRole("button", { name: "Short answers", exact: true }).press("Enter");
  for (const answer of ["Да, моля", "Не, благодаря"]) {
    await desk.page.keyboard.type(answer);
    await desk.page.keyboard.press("Enter");
  }
  expect(await faultsOnPage(desk.page)).toEqual([]);
  await reply.press("Enter");
  await agent.reads("Да, моля · Не, благодаря");
  expect(await desk.page.getByRole("textbox", { name: "Short answer 1" }).count()).toBe(0);

  const group = page.getByRole("toolbar", { name: "Предложени отговори" });
  await group.waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  await tabTo(page, /^Да, моля$/);
  await keyboard.press("ArrowLeft");
  await expect.poll(() => focused(page)).toBe("Не, благодаря");
  await keyboard.press("Tab");
  expect(await focused(page)).not.toBe("Да, моля");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await agent.reads(/^Не, благодаря$/);
  await group.waitFor({ state: "detached" });
  await log.getByText("Да, моля · Не, благодаря").waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  expect(visitor.complaints()).toEqual([]);
});

/** The words that the focused field is described by. */
function describedBy(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const root = document.activeElement?.shadowRoot;
    const id = root?.activeElement?.getAttribute("aria-describedby");
    return id && root?.getElementById(id)?.textContent;
  });
}
