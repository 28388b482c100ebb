import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("M20, GB1, GB2: an agent with a budget gives a code with words of their own, and the visitor has it at once", async () => {
  const { installed, host } = stage;
  const { page } = await stage.person();
  const jana = agentAt(page);
  await jana.signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const goodwill = formWith(page, "Goodwill for a long wait");
  await goodwill.getByRole("checkbox", { name: "Give goodwill" }).check();
  await goodwill.getByRole("textbox", { name: "Add codes to the list" }).fill("LAMP-9");
  await goodwill.getByRole("button", { name: "Save" }).click();
  await goodwill.getByText("1 code is left.").waitFor();
  await page.goto(`${installed.consoleUrl}settings/team`);
  const budget = formWith(page, "Goodwill codes that");
  await budget.getByRole("textbox").fill("three");
  await budget.getByRole("button", { name: "Save" }).click();
  await budget.getByText("A whole number from 0").waitFor();
  await budget.getByRole("textbox").fill("1");
  await budget.getByRole("button", { name: "Save" }).click();
  await budget.getByText("Saved.").waitFor();

  await page.goto(installed.consoleUrl);
  await jana.goOnline();
  const cy = visitorAt((await stage.person()).page);
  await cy.page.goto(host.origin);
  await cy.openChat();
  await cy.write("My lamp came broken.");
  await jana.accept();
  await page.getByRole("button", { name: "Give goodwill" }).click();
  await page.getByText("You can give 1 more").waitFor();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("The next one is on us.");
  expect(await faultsOnPage(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Give it" }).click();
  await cy.sees("The next one is on us.");
  await cy.sees("LAMP-9");
  await jana.reads(/Jana gave goodwill/);
  await page.getByRole("button", { name: "Give goodwill" }).waitFor({ state: "detached" });
});

const formWith = (page: Page, text: string) => page.locator("form", { hasText: text });
