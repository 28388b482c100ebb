import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("M1: the address form stays under the visitor's hands when somebody comes online, and the answer reaches a page that was loaded anew", async () => {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Do you repair old lamps?");
  const address = page.getByRole("textbox", { name: "E-mail address" });
  await address.pressSequentially("mia@");
  const keepWaiting = page.getByRole("button", { name: "Keep waiting" });
  expect(await keepWaiting.count()).toBe(0);

  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await keepWaiting.waitFor(); // somebody is there now
  expect(await address.inputValue()).toBe("mia@");
  await address.pressSequentially("home.example");
  await page.getByRole("button", { name: "Leave message" }).click();
  await address.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Close chat" }).click();
  await page.reload();
  await desk.page.getByRole("link", { name: /^Unanswered/ }).click();
  const lamp = desk.page.getByRole("link", { name: /Do you repair old lamps\?/ });
  await lamp.first().click();
  await agent.reads("Do you repair old lamps?");
  await agent.reply("We do, bring it along.");
  await page.getByRole("button", { name: /1 unread message/ }).waitFor();
});
