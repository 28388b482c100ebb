import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;
let visitor: LiveVisitor;

beforeAll(async () => {
  stage = await openStage();
  const desk = await stage.person({ viewport: { width: 1280, height: 800 } });
  agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitor.send({
    type: "visitor.describe",
    name: "Ana",
    email: "ana@mail.example",
    attributes: { orderNumber: "A-1702" },
  });
  visitor.say("Where is my lamp?");
  await agent.accept();
  await agent.reads("Where is my lamp?");
});

afterAll(async () => {
  visitor?.close();
  await stage?.close();
});

test("M5: a draft that asks for what stands on the card shows it to the agent alone, and one key puts it into the draft", async () => {
  const { page } = agent;
  const field = page.getByRole("textbox", { name: "Reply" });
  const known = (name: string) => page.getByRole("button", { name });
  await field.fill("Hello Ana, which lamp is it?");
  expect(await page.getByText("Already on the card:").count()).toBe(0);

  await field.fill("Is your order number ?");
  await known("Order number A-1702 Insert").waitFor();
  expect(await known("E-mail ana@mail.example Insert").count()).toBe(0);
  await field.press("ArrowLeft");
  await known("Order number A-1702 Insert").press("Enter");
  expect(await field.inputValue()).toBe("Is your order number A-1702?");
  expect(await field.evaluate((element) => document.activeElement === element)).toBe(true);
  await expect.poll(() => known("Order number A-1702 Insert").count()).toBe(0);

  await field.fill("Моля, изпратете имейл адреса си и номера на поръчката.");
  await known("E-mail ana@mail.example Insert").waitFor();
  await known("Order number A-1702 Insert").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  // A hint stands in nobody's way.
  await field.press("Enter");
  await agent.reads("Моля, изпратете имейл адреса си и номера на поръчката.");
  await expect.poll(() => visitor.shown().length).toBe(2);
});
