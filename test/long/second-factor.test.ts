import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { timeCodeAt } from "../../server/src/accounts/time-codes.ts";

const STEP_MS = 30_000;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** The code that the app shows now, or so many steps from now, by the secret as the page shows it. */
function codeOf(secret: string, away = 0): string {
  return timeCodeAt(secret, Date.now() + away * STEP_MS);
}

/** Types the password where it is asked for, then the app's first code; answers the secret and the recovery codes. Keyboard only. */
async function setUp(page: Page, password: string): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel("Current password").focus();
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: /QR code/ }).waitFor();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
  expect(await focused(page)).toBe("Code");
  expect(await faultsOnPage(page)).toEqual([]);
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  const codes = ((await page.getByLabel("Your recovery codes").textContent()) ?? "").split("\n");
  return { secret, codes };
}

/** Types address and password at the door; what comes then is another matter. */
async function typePassword(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto(stage.installed.consoleUrl);
  await page.getByRole("textbox", { name: "E-mail" }).fill(who.email);
  await page.getByRole("textbox", { name: "Password" }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

test("R30, TF1 to TF4, TF6: an owner sets up a second step by keyboard, signs in with it and with a recovery code, and asks it of agents", async () => {
  const { product, installed } = stage;
  const first = await stage.person();
  await agentAt(first.page).signIn(installed.consoleUrl, OWNER);
  await first.page.getByRole("switch", { name: "Online" }).waitFor();
  await first.page.goto(`${installed.consoleUrl}settings/second-step`);
  const { secret, codes } = await setUp(first.page, OWNER.password);
  expect(codes).toHaveLength(10);
  const downloading = first.page.waitForEvent("download");
  await press(first.page, /Download as a text file/);
  expect((await downloading).suggestedFilename()).toBe("presently-recovery-codes.txt");
  await press(first.page, /I have kept them/);
  await first.page.getByText("10 recovery codes are left.").waitFor();
  expect(await faultsOnPage(first.page)).toEqual([]);

  const { page } = await stage.person();
  await typePassword(page, OWNER);
  await page.getByRole("heading", { name: "Your second step" }).waitFor();
  expect(await focused(page)).toBe("Code");
  expect(await faultsOnPage(page)).toEqual([]);
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await page.getByText("This code is not good.").waitFor();
  await page.getByLabel("Code").fill(codeOf(secret, 1)); // this step's was used up at set-up
  await page.keyboard.press("Enter");
  await page.getByRole("switch", { name: "Online" }).waitFor();

  const { page: third } = await stage.person();
  await typePassword(third, OWNER);
  await third.getByLabel("Code").fill(codes[0] ?? "");
  await third.keyboard.press("Enter");
  await third.getByRole("switch", { name: "Online" }).waitFor();

  const ben = COLLEAGUE;
  await addColleague(product, installed.siteKey, ben);
  const { page: bens } = await stage.person();
  await agentAt(bens).signIn(installed.consoleUrl, ben);
  await bens.getByRole("switch", { name: "Online" }).waitFor();
  await page.goto(`${installed.consoleUrl}settings/team`);
  const who = page.locator("form", { hasText: "Who needs a second step" });
  await who.getByRole("checkbox", { name: "Agent" }).check();
  await who.getByRole("button", { name: "Save" }).click();
  await who.getByText("Saved.").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);

  // The desk in his open window is closed at once, and there is nothing to do but to set it up.
  await bens.getByRole("heading", { name: "Set up your second step" }).waitFor();
  await setUp(bens, ben.password);
  await press(bens, /I have kept them/);
  await bens.getByRole("switch", { name: "Online" }).waitFor();

  await page.reload();
  await page.getByRole("button", { name: "Remove second step" }).click();
  await page.getByText("end their sessions now?").waitFor();
  await page.getByRole("button", { name: "Remove second step" }).click();
  await bens.getByText("Your session has ended.").waitFor();
});
