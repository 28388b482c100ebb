import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

const ANSWER = "It comes tomorrow before noon.";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("WA1, WA5, M24: what two visitors asked stands on the page with the answer that solved it, which goes on as an article, by keyboard", async () => {
  const screen = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" as const };
  const { agent, visitor, complaints } = await beginChat(stage, "Where is my parcel?", screen);
  const { page } = agent;
  await agent.reply(ANSWER);
  await visitor.sees(ANSWER);
  await agent.close();
  await visitor.page.getByRole("button", { name: "Yes" }).click();
  const shopper = await stage.person();
  const second = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await second.openChat();
  await second.write("When will the parcel arrive?");
  await page.getByText("When will the parcel arrive?").first().waitFor();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("What people ask");
  await page.getByRole("option", { name: "What people ask" }).waitFor();
  await page.keyboard.press("Enter");
  const questions = page.getByRole("region", { name: "Questions" });
  const asked = questions.getByRole("listitem");
  await asked.getByRole("heading", { name: "When will the parcel arrive?" }).waitFor();
  await asked.getByText("2 conversations").waitFor();
  await asked.getByText("solved 1, not solved 0 (0 %), unknown 1").waitFor();
  await asked.getByText(`${stage.host.origin}/`).waitFor();
  await page.getByRole("region", { name: "Tags" }).getByText("No tag stands on two").waitFor();
  await asked.getByText("An answer after which it was solved").press("Enter");
  await asked.getByText(ANSWER).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await page.setViewportSize({ width: 1440, height: 900 });

  await asked.getByRole("button", { name: "Write an article from it" }).press("Enter");
  await page.getByRole("heading", { name: "Articles", level: 1 }).waitFor();
  expect(await page.getByRole("textbox", { name: "Title" }).inputValue()).toBe(
    "When will the parcel arrive?",
  );
  expect(await page.locator("textarea").inputValue()).toBe(ANSWER);
  await page.goBack();
  await asked.getByText("An answer after which it was solved").press("Enter");
  await asked.getByRole("button", { name: "Write a reply from it" }).press("Enter");
  await page.getByRole("heading", { name: "Canned replies", level: 1 }).waitFor();
  expect(await page.getByRole("textbox", { name: "Name" }).inputValue()).toBe(
    "When will the parcel arrive?",
  );
  expect(complaints()).toEqual([]);
});
