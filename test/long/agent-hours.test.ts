import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("S6: an owner sets a colleague's working hours on the team's page, and takes them back", async () => {
  const { product, installed } = stage;
  await addColleague(product, installed.siteKey);
  const { page } = await stage.person();
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/team`);
  const form = page.locator("form", { hasText: "Working hours" }).last();
  const none = form.getByRole("checkbox", { name: /No fixed hours/ });
  const save = async () => {
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Saved.").waitFor();
    await page.reload();
    await none.waitFor();
  };
  await none.uncheck();
  await form.getByRole("button", { name: "Works on Saturday" }).click();
  await save();
  expect(await form.getByLabel("Saturday, from").inputValue()).toBe("09:00");
  expect(await form.getByText("Free").count()).toBe(1);
  await none.check();
  await save();
  expect(await none.isChecked()).toBe(true);
});
