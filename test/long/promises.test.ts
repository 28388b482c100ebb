import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat, faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";
import { laterBy } from "./minutes-later.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("M7, M9, PM1, PM5, PM8, PM11: what an agent's words promise is promised by their yes, stands with its time on both sides, and is kept by their next answer and a yes", async () => {
  const { installed, host } = stage;
  const { page } = await stage.person();
  const jana = agentAt(page);
  await jana.signIn(installed.consoleUrl, OWNER);
  await jana.goOnline();
  const mia = visitorAt((await stage.person({ colorScheme: "dark" })).page);
  await mia.page.goto(host.origin);
  await mia.openChat();
  await mia.write("Is my lamp on its way?");
  await jana.accept();

  const reply = page.getByRole("textbox", { name: /Reply/ });
  await reply.fill("I'll get back to you within an hour.");
  await page.getByRole("button", { name: "Yes, promise" }).click();
  await mia.sees(/We'll get back to you by/);
  await reply.press("Enter");
  await page.getByText(/You'll get back to them by/).waitFor();
  expect(await page.getByText("Did your message keep it?").count()).toBe(0);
  expect(await faultsOnPage(page)).toEqual([]);
  expect(await faultsInChat(mia.page)).toEqual([]);
  await page.getByRole("link", { name: /Promised/ }).click();
  await page
    .getByRole("link", { name: /Mia|Visitor/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: /Mine/ }).click();
  await page
    .getByRole("link", { name: /Is my lamp|within an hour/ })
    .first()
    .click();

  await reply.fill("It left the shop this morning.");
  await reply.press("Enter");
  await page.getByText("Did your message keep it?").waitFor();
  await page.getByRole("button", { name: "Yes, it's kept" }).click();
  await mia.sees(/Done, as promised by/);
  await page.getByText(/You'll get back to them by/).waitFor({ state: "detached" });

  // M8: news and the solution of a longer matter, by the button.
  await page.getByRole("button", { name: "Promise" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("That it is solved").check();
  await dialog.getByLabel(/Tomorrow morning/).check();
  expect(await faultsOnPage(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Promise" }).click();
  await mia.sees(/We expect it to be solved by/);
  await mia.page.reload();
  await mia.sees(/We expect it to be solved by/);

  // M9: at the end a follow-up is scheduled; days later the agent asks, and the answer opens the chat again.
  await page.getByRole("button", { name: "Close conversation" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Follow up" }).selectOption("week");
  expect(await faultsOnPage(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("textbox").first().press("Enter");
  await mia.sees(/We'll ask you by .* whether all is well/);
  await page.getByText(/To be asked by .* whether all is well/).waitFor();
  expect(await faultsInChat(mia.page)).toEqual([]);
  await laterBy(stage.product, 8 * 24 * 3_600_000);
  await page.getByText(/Follow-up promised, .* late/).waitFor();
  await reply.fill("Is the lamp still bright?");
  await reply.press("Enter");
  await mia.sees("Is the lamp still bright?");
  await mia.page.reload();
  await mia.write("No, it went dark.");
  await jana.accept();
  await jana.reads("No, it went dark.");
});
