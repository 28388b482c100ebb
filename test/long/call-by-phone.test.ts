import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

test("PH1 to PH4, AC15, M3: a visitor leaves a number and goes on with the day; the team sees it with its due time, reaches nobody, then the visitor", async () => {
  const desk = await stage.person();
  const jana = agentAt(desk.page);
  await jana.signIn(stage.installed.consoleUrl, OWNER);
  await switchedOn(desk.page);

  const shopper = await stage.person({ viewport: { width: 360, height: 700 } });
  const vera = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await vera.openChat();
  await vera.write("Is the green lamp in stock?");
  await shopper.page.getByRole("button", { name: "Call me" }).click();
  const number = shopper.page.getByRole("textbox", { name: "Phone number" });
  await number.fill("call me");
  await shopper.page.getByRole("button", { name: "Call me" }).click();
  await vera.sees(/Please check the number/);
  expect(await faultsInChat(shopper.page)).toEqual([]);
  await number.fill("+44 (20) 7946-0123");
  await shopper.page.getByRole("button", { name: "Call me" }).click();
  await shopper.page.getByRole("button", { name: "Don't call me" }).click();
  await vera.write("On second thoughts, do.");
  await shopper.page.getByRole("button", { name: "Call me", exact: true }).click();
  expect(await number.inputValue()).toBe("+44 (20) 7946-0123"); // nobody writes it twice (AC15)
  await shopper.page.getByRole("textbox", { name: /Question/ }).fill("After five, please");
  await shopper.page.getByRole("button", { name: "Call me" }).click();
  await vera.sees(/We'll call you by /);
  await vera.sees("After five, please");
  expect(await faultsInChat(shopper.page)).toEqual([]);

  await desk.page.getByRole("link", { name: /^Unanswered\s*1$/ }).click();
  const row = desk.page.getByRole("link", { name: /\+44 20 7946 0123\s*Call by/ });
  await row.click();
  const call = desk.page.locator(".call-bar");
  await call.getByText("After five, please").waitFor();
  const link = call.getByRole("link", { name: "+44 20 7946 0123" });
  expect(await link.getAttribute("href")).toBe("tel:+442079460123");
  await call.getByRole("button", { name: "I'll call" }).click();
  await call.getByText(/you make this call/).waitFor();

  await desk.page.getByRole("button", { name: "How did it go?" }).click();
  await desk.page.getByRole("button", { name: "Save" }).click();
  await desk.page.getByText("This is needed.").waitFor(); // nothing was chosen beforehand: two answers delete the number
  await desk.page.getByRole("button", { name: "Cancel" }).click();
  await records(desk.page, /No answer/);
  await call.getByText(/tried once/).waitFor();
  await vera.sees(/We called and nobody answered\. We'll try again/);
  await shopper.page.reload();
  await vera.sees(/We called and nobody answered\. We'll try again/);

  await records(desk.page, /Reached/);
  await jana.reads("reached the visitor by phone");
  await call.waitFor({ state: "detached" });
  await desk.page.getByRole("link", { name: /^Unanswered$/ }).waitFor();
  await shopper.page.getByText(/We called and nobody answered/).waitFor({ state: "detached" });
  expect(shopper.complaints()).toEqual([]);
}, 120_000);

/** The owner's one switch for it. */
async function switchedOn(page: Page): Promise<void> {
  await page.goto(`${stage.product.url}/console/settings/sites`);
  const form = page.locator("form").filter({ has: page.getByText("We call visitors by phone") });
  await form.getByRole("checkbox", { name: /We call visitors by phone/ }).check();
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Saved").waitFor();
  await page.goto(stage.installed.consoleUrl);
}

async function records(page: Page, outcome: RegExp): Promise<void> {
  await page.getByRole("button", { name: "How did it go?" }).click();
  await page.getByRole("radio", { name: outcome }).check();
  await page.getByRole("button", { name: "Save" }).click();
}
