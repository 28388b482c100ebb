import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("CM1 to CM4, M13, M17: a low rating is told at once to who answers for complaints, stays in their lane though the chat has ended, and ends by their words alone", async () => {
  const screen = { viewport: { width: 1440, height: 900 } };
  const { agent, visitor, complaints } = await beginChat(
    stage,
    "Третата лампа подред е счупена.",
    screen,
  );
  const { page } = agent;
  await agent.reads("Третата лампа подред е счупена.");
  await agent.reply("Ask the shop.");
  await visitor.sees("Ask the shop.");
  await agent.close();
  await visitor.page.getByRole("button", { name: "Yes" }).click();
  await visitor.page.getByRole("button", { name: "1 of 5" }).click();

  await agent.sees("A complaint waits for your word.");
  await page.getByRole("link", { name: "Look at them" }).press("Enter");
  await page.getByText("A complaint waits for your word.").waitFor({ state: "detached" });
  await page.getByRole("link", { name: /Visitor.*Complaint/ }).click();
  await agent.reads("It is a complaint now: a low rating");
  await agent.sees("Your supervisors answer for it.");
  expect(await faultsOnPage(page)).toEqual([]);

  await page.getByRole("button", { name: "End the complaint" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "End it" }).press("Enter");
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await dialog
    .getByRole("textbox", { name: "What was done about it?" })
    .fill("Обадихме се, пратихме нова.");
  await dialog.getByRole("button", { name: "End it" }).press("Enter");
  await agent.reads("Обадихме се, пратихме нова.");
  await page.getByText("No complaint is open").waitFor();
  expect(await visitor.page.getByText("complaint", { exact: false }).count()).toBe(0);
  expect(complaints()).toEqual([]);
});
