import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { focused } from "../e2e/keyboard.ts";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("WH1, WH4, WH5, WH7: an owner adds a webhook by keyboard, tries it, sees that a private address is refused, and removes it", async () => {
  const desk = await stage.person({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
  });
  const { page } = desk;
  await agentAt(page).signIn(stage.installed.consoleUrl, OWNER);
  await page.goto(`${stage.product.url}/console/settings/webhooks`);
  await page.getByText("Nobody is told anything yet.").waitFor();
  await page.getByRole("button", { name: "Add the webhook" }).press("Enter");
  expect(await page.locator(".field-problem").allInnerTexts()).toHaveLength(2);
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Address" }).fill("https://127.0.0.1/in");
  await page.getByRole("checkbox", { name: "A message is written" }).press(" ");
  await page.getByRole("button", { name: "Add the webhook" }).press("Enter");
  await page.getByRole("heading", { name: "What it is signed with" }).waitFor();
  expect(await page.locator("code.snippet").innerText()).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "I have it" }).press("Enter");
  await page.getByRole("button", { name: /^Send a test/ }).press("Enter");
  await page.getByText("A test is on its way.").waitFor();
  await page.locator("summary", { hasText: "What it was sent" }).press("Enter");
  await expect
    .poll(
      async () => {
        await page.getByRole("button", { name: "Look again" }).press("Enter");
        return await page.getByText("TARGET, goes again").count();
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(1);
  expect(await faultsOnPage(page)).toEqual([]);
  // Somebody else switches it off.
  await page.evaluate(async () => {
    const ask = (path: string, more: RequestInit = {}) =>
      fetch(`/console/api/webhooks${path}`, more);
    const { webhooks } = (await (await ask("")).json()) as { webhooks: { webhookId: string }[] }; // as the schema says
    const body = JSON.stringify({ webhookId: webhooks[0]?.webhookId, change: "off" });
    await ask("/change", { method: "POST", headers: { "content-type": "application/json" }, body });
  });
  await page.getByRole("button", { name: /^Send a test/ }).press("Enter");
  await page.getByText("It was switched off meanwhile. Switch it on first.").waitFor();
  await page.getByRole("button", { name: /^Switch on/ }).waitFor();
  await page.getByRole("button", { name: /^Switch on/ }).press("Enter");
  await page.getByText("It is told again from now on.").waitFor();
  // What is done below a secret that is shown leaves the focus where it is, and the secret as it was said.
  const bothSign = page.getByText("For a day both sign");
  await page.getByRole("button", { name: /^New secret/ }).press("Enter");
  await bothSign.waitFor();
  await expect.poll(() => focused(page)).toMatch(/What it is signed with/);
  await page.getByRole("button", { name: /^Send a test/ }).press("Enter");
  await page.getByText("A test is on its way.").waitFor();
  expect(await focused(page)).toMatch(/Send a test/);
  expect(await bothSign.count()).toBe(1);
  await page.getByRole("button", { name: /^New secret/ }).press("Enter");
  await page.getByText("It has a new secret.").waitFor();
  await page.getByRole("button", { name: "I have it" }).press("Enter");
  await page.getByRole("textbox", { name: "Address" }).fill("https://127.0.0.2/in");
  await page.getByRole("checkbox", { name: "A message is written" }).press(" ");
  await page.getByRole("button", { name: "Add the webhook" }).press("Enter");
  const second = page.getByRole("button", { name: "Remove: https://127.0.0.2/in" });
  await second.waitFor();
  expect(await bothSign.count()).toBe(0); // a first secret has none before it
  await second.press("Enter");
  await page.getByText("Remove it for good").waitFor();
  expect(await focused(page)).toBe("Keep it");
  await second.press("Enter");
  await second.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Remove/ }).press("Enter");
  await page.getByText("Remove it for good").waitFor();
  await page.getByRole("button", { name: /^Remove/ }).press("Enter");
  await page.getByText("It is removed.").waitFor();
  await page.getByText("Nobody is told anything yet.").waitFor();
  const complaints = desk.complaints().filter((line) => !line.includes("401"));
  expect(complaints).toEqual([expect.stringContaining("409")]); // the test of what was off
});
