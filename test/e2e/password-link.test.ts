import { afterAll, beforeAll, expect, test } from "vitest";
import { addColleague, OWNER } from "../live/product.ts";
import { agentAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("R32: a colleague who forgot the password comes back by a link from the owner", async () => {
  const { product, installed } = stage;
  await addColleague(product, installed.siteKey);

  const desk = await stage.person();
  await agentAt(desk.page).signIn(installed.consoleUrl, OWNER);
  await desk.page.goto(`${installed.consoleUrl}settings/team`);
  await desk.page.getByRole("button", { name: "New password link" }).click();
  const shown = desk.page.getByText(/\/console\/new-password#token=/);
  await shown.waitFor();
  const link = (await shown.textContent()) ?? "";

  const { page } = await stage.person();
  await page.goto(link);
  await page.getByRole("heading", { name: "Set a new password" }).waitFor();
  expect(await page.getByRole("textbox", { name: "Your name" }).count()).toBe(0);
  await page.getByLabel("New password").fill("a heron on the chimney");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByRole("switch", { name: "Online" }).waitFor();
});
