import { afterAll, beforeAll, expect, test } from "vitest";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let desk: AgentAtConsole;
let phone: AgentAtConsole;
let visitor: LiveVisitor;

beforeAll(async () => {
  stage = await openStage();
  desk = agentAt((await stage.person({ viewport: { width: 1280, height: 800 } })).page);
  phone = agentAt((await stage.person({ viewport: { width: 390, height: 844 } })).page);
  await desk.signIn(stage.installed.consoleUrl, OWNER);
  await desk.goOnline();
  visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitor.say("Where is my lamp?");
  await desk.accept();
  await desk.reads("Where is my lamp?");
});

afterAll(async () => {
  visitor?.close();
  await stage?.close();
});

test("DR1 to DR3: an agent goes on at a phone with what was begun at the desk, and what is sent there is a draft nowhere", async () => {
  const atDesk = desk.page.getByRole("textbox", { name: "Reply" });
  const saved = desk.page.waitForResponse((answer) => answer.url().endsWith("/console/api/drafts"));
  await atDesk.fill("Your lamp is");
  expect((await saved).status()).toBe(200);

  await phone.signIn(stage.installed.consoleUrl, OWNER);
  await phone.page.goto(desk.page.url());
  const atPhone = phone.page.getByRole("textbox", { name: "Reply" });
  await expect.poll(() => atPhone.inputValue()).toBe("Your lamp is");
  await atPhone.fill("Your lamp is on its way");
  await atPhone.press("Enter");
  await expect
    .poll(() => visitor.shown().map(({ text }) => text))
    .toContain("Your lamp is on its way");
  await desk.reads("Your lamp is on its way");
  // The agent is back at the desk.
  await desk.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => atDesk.inputValue()).toBe("");
  await desk.page.reload();
  await desk.reads("Your lamp is on its way");
  expect(await atDesk.inputValue()).toBe("");
});
