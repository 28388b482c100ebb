import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { focused } from "../e2e/keyboard.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("M28, EN1, EN2, EN3, TG1, TG2, TG3: the owner makes lists; an agent tags, closes with what the one sheet proposes by Enter alone, and says it anew; the visitor sees none of it", async () => {
  const { installed, host } = stage;
  const desk = await stage.person({ viewport: { width: 1440, height: 900 } });
  const { page } = desk;
  const { keyboard } = page;
  const agent = agentAt(page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  await ownerMakesLists(page, `${installed.consoleUrl}settings/tags`);

  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("Лампата пристигна счупена.");
  await page.goto(installed.consoleUrl);
  await agent.accept();
  await agent.reads("Лампата пристигна счупена.");
  await page.getByRole("button", { name: "Add tags" }).press("Enter");
  await expect.poll(() => focused(page)).toBe("Invoice");
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await agent.reads(/added “Доставка”/);
  await page.getByRole("list", { name: "Tags" }).getByText("Доставка").waitFor();
  await page.getByRole("link", { name: /Tags: Доставка/ }).waitFor();

  await agent.reply("Изпращам Ви нова лампа днес.");
  await visitor.sees("Изпращам Ви нова лампа днес.");
  await page.getByRole("button", { name: "Close conversation" }).press("Enter");
  const line = page.getByRole("textbox", { name: "How it ended" });
  await expect.poll(() => focused(page)).toBe("How it ended");
  expect(await line.inputValue()).toBe("Доставка: Изпращам Ви нова лампа днес.");
  expect(await faultsOnPage(page)).toEqual([]);
  // The owner wants a disposition: the sheet says so where it is chosen, and keeps what was typed.
  await keyboard.press("Enter");
  await page.getByText("Please choose one: the owner of this site wants it.").waitFor();
  await page.getByRole("radio", { name: "Нова пратка" }).check({ force: true });
  await keyboard.press("Enter");
  await agent.reads(/on how it ended/);
  await agent.reads("Доставка: Изпращам Ви нова лампа днес.");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("thread-title");

  await visitor.sees("Was your question solved?");
  for (const hidden of ["Доставка", "Нова пратка", "how it ended"])
    expect(await shopper.page.getByText(hidden).count()).toBe(0);

  await page.getByRole("button", { name: "How it ended" }).press("Enter");
  await line.fill("Нова лампа, пратена на 3 май");
  await line.press("Enter");
  await agent.reads("Нова лампа, пратена на 3 май");

  await page.goto(`${installed.consoleUrl}settings/tags`);
  await page.getByRole("button", { name: "Remove “Доставка”" }).click();
  await page.getByText("Removed (1)").click();
  await page.getByRole("button", { name: "Offer again “Доставка”" }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);
  expect([...desk.complaints(), ...shopper.complaints()].filter((l) => !l.includes("401"))).toEqual(
    [],
  );
});

async function ownerMakesLists(page: Page, url: string): Promise<void> {
  await page.goto(url);
  for (const [kind, names] of [
    ["Add a tag", ["Доставка", "Invoice"]],
    ["Add a disposition", ["Solved", "Нова пратка"]],
  ] as const)
    for (const name of names) {
      await page.getByRole("textbox", { name: kind }).fill(name);
      await page.getByRole("textbox", { name: kind }).press("Enter");
      await page.getByRole("button", { name: `Rename “${name}”` }).waitFor();
    }
  await page.getByRole("textbox", { name: "Add a tag" }).fill("invoice");
  await page.getByRole("textbox", { name: "Add a tag" }).press("Enter");
  await page.getByText("There is one of that name already.").waitFor();
  const needs = page.locator("form", { hasText: "Before a conversation is closed" });
  await needs.getByRole("checkbox", { name: "A disposition" }).check();
  await needs.getByRole("button", { name: "Save" }).click();
  await needs.getByText("Saved.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
}
