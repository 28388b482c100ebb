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

test("CM1 to CM4, M13, M17: a low rating is told at once to who answers for complaints, stays in their lane though the chat has ended, and ends by their words alone", async () => {
  const desk = await stage.person({ viewport: { width: 1440, height: 900 } });
  const { page } = desk;
  const agent = agentAt(page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Третата лампа подред е счупена.");
  await agent.accept();
  await agent.reads("Третата лампа подред е счупена.");
  await agent.reply("Ask the shop.");
  await visitor.sees("Ask the shop.");
  await agent.close();
  await shopper.page.getByRole("button", { name: "Yes" }).click();
  await shopper.page.getByRole("button", { name: "1 of 5" }).click();

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
  expect(await shopper.page.getByText("complaint", { exact: false }).count()).toBe(0);
  expect([...desk.complaints(), ...shopper.complaints()].filter((l) => !l.includes("401"))).toEqual(
    [],
  );
});
