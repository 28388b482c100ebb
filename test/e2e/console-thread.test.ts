import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt, type AgentAtConsole, type VisitorAtPage } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let agent: AgentAtConsole;
let context: BrowserContext;
let visitor: VisitorAtPage;

beforeAll(async () => {
  stage = await openStage({ PRESENTLY_MESSAGES_BURST: "100" });
  const desk = await stage.person({ viewport: { width: 1280, height: 700 } });
  context = desk.context;
  agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("My lamp flickers.");
  await agent.accept();
  await agent.reads("My lamp flickers.");
});

afterAll(() => stage?.close());

const replyOn = (page: Page) => page.getByRole("textbox", { name: "Reply" });
const noteOn = (page: Page) => page.getByRole("textbox", { name: "Note" });
const chooseNote = (page: Page) => page.getByRole("radio", { name: "Note" }).check({ force: true });

/** The same conversation in a second tab of the same browser. */
async function secondTab(): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(agent.page.url());
  await replyOn(tab).waitFor();
  return tab;
}

/** How far above its end, in px, the console's thread stands. */
const fromEnd = () =>
  agent.page
    .locator(".thread-scroll")
    .evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);

test("drafts of two tabs leave each other alone, and what was sent is a draft nowhere", async () => {
  const other = await secondTab();
  await replyOn(agent.page).fill("half an hour of work");
  await chooseNote(other);
  await noteOn(other).fill("she has called before");
  await agent.page.reload();
  await expect.poll(() => replyOn(agent.page).inputValue()).toBe("half an hour of work");

  await other.getByRole("radio", { name: "Reply" }).check({ force: true });
  await replyOn(agent.page).fill("Your refund is on its way.");
  await expect.poll(() => replyOn(other).inputValue()).toBe("Your refund is on its way.");
  await replyOn(agent.page).press("Enter");
  await agent.reads("Your refund is on its way.");
  await expect.poll(() => replyOn(other).inputValue()).toBe("");
  await chooseNote(other);
  expect(await noteOn(other).inputValue()).toBe("she has called before");
  await noteOn(other).fill("");
  await agent.page.reload();
  await replyOn(agent.page).waitFor();
  expect(await replyOn(agent.page).inputValue()).toBe("");
  await other.close();
});

test("a composer that grows keeps the end of the thread in sight, and the log goes on following the visitor", async () => {
  for (let line = 0; line < 15; line += 1) await visitor.write(`question ${line}`);
  await agent.reads("question 14");
  const reply = replyOn(agent.page);
  await reply.focus();
  for (let line = 0; line < 8; line += 1) {
    await reply.pressSequentially("a line of the draft");
    await reply.press("Shift+Enter");
    await expect.poll(fromEnd).toBeLessThan(2);
  }
  await reply.fill("");
  for (const name of ["first", "second", "third"]) {
    await reply.pressSequentially(`${name} answer `);
    await agent.page.keyboard.insertText("of many words ".repeat(60));
    await expect.poll(fromEnd).toBeLessThan(2);
    await reply.press("Enter");
    await agent.reads(`${name} answer`);
    await expect.poll(fromEnd).toBeLessThan(2);
  }
  await visitor.write("Are you still there?");
  await agent.reads("Are you still there?");
  await expect.poll(fromEnd).toBeLessThan(2);
  expect(await agent.page.getByText("New messages").count()).toBe(0);
});

test("who reads above stays there when the visitor writes, and comes to the end by sending", async () => {
  await agent.page.locator(".thread-scroll").evaluate((element) => element.scrollTo(0, 0));
  await visitor.write("I found the manual.");
  const pill = agent.page.getByRole("button", { name: "New messages" });
  await pill.waitFor();
  expect(await fromEnd()).toBeGreaterThan(60);
  await agent.reply("Very good.");
  await agent.log.getByText("Very good.").waitFor();
  await expect.poll(fromEnd).toBeLessThan(2);
  expect(await pill.count()).toBe(0);
});
