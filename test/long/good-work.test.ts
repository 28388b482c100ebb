import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

const KIND = "Толкова бързо, благодаря!";
const CASE = "Two orders under one number: ask for both addresses first.";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("SH1 to SH4, M29: a visitor's kind words reach the agent, who shares them, and a hard case is put on the shelf, by keyboard", async () => {
  const screen = {
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce" as const,
  };
  const { agent, visitor, complaints } = await beginChat(stage, "Where are my two orders?", screen);
  const { page } = agent;
  await agent.reply("Both are on their way.");
  await visitor.sees("Both are on their way.");
  await agent.close();
  await visitor.page.getByRole("button", { name: "Yes" }).click();
  await visitor.page.getByRole("button", { name: "5 of 5" }).click();
  const comment = visitor.page.getByRole("textbox", { name: "Comment" });
  await comment.fill(KIND);
  await comment.press("Enter");
  await agent.reads(KIND);

  await page.getByRole("button", { name: "Put on the case shelf" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Put it there" }).press("Enter");
  await dialog.locator('[aria-invalid="true"]').waitFor();
  await dialog.getByRole("textbox").fill(CASE);
  await dialog.getByRole("button", { name: "Put it there" }).press("Enter");
  await agent.reads(CASE);
  await agent.sees("It stands on the case shelf.");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Good work");
  await page.getByRole("option", { name: "Good work" }).waitFor();
  await page.keyboard.press("Enter");
  const mine = page.getByRole("region", { name: "Kind words for you" });
  await mine.getByText(KIND).waitFor();
  const shared = page.getByRole("region", { name: "Shared with the team" });
  await shared.getByText("Nobody has shared any yet.").waitFor();
  await mine.getByRole("button", { name: "Share with the team" }).press("Enter");
  await shared.getByText(KIND).waitFor();
  const cases = page.getByRole("region", { name: "Case shelf" });
  await cases.getByText(CASE).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);
  await mine.getByRole("button", { name: "Keep it to myself" }).press("Enter");
  await shared.getByText("Nobody has shared any yet.").waitFor();
  await cases.getByRole("button", { name: "Take it off" }).press("Enter");
  await cases.getByText("Put a closed conversation here").waitFor();
  await mine.getByRole("link").press("Enter");
  await agent.reads("took the case off the shelf");
  expect(complaints()).toEqual([]);
});
