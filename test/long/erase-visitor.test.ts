import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesInZip } from "../../server/src/privacy/testing/files-in-zip.ts";
import { faultsOnPage } from "../e2e/axe.ts";
import { beginChat } from "../e2e/begun-chat.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

const ASKED = "Изтрийте ме, моля: Пловдив 12.";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("ER1, ER4, R45: an owner exports a visitor and erases them, by keyboard; console and chat see it at once", async () => {
  const screen = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" as const };
  const { agent, visitor, complaints } = await beginChat(stage, ASKED, screen);
  const { page } = agent;
  await agent.reply("Of course.");
  await visitor.sees("Of course.");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).press("Enter"),
  ]);
  const files = filesInZip(await readFile(await download.path()));
  expect(String(files.get("export.json"))).toContain(ASKED);

  await page.getByRole("button", { name: "Erase…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("1 conversation is kept of them.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Erase…" }).press("Enter");
  await dialog.getByRole("button", { name: "Erase for good" }).press("Enter");
  await page.getByRole("heading", { name: "This conversation was erased." }).waitFor();
  await page.getByText(ASKED).first().waitFor({ state: "detached" });
  expect(await faultsOnPage(page)).toEqual([]);

  await visitor.page.getByText(ASKED).waitFor({ state: "detached" });
  await visitor.openChat();
  await visitor.write("Somebody new");
  await agent.accept();
  await agent.reads("Somebody new");
  expect(complaints()).toEqual([]);
});
