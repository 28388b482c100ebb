import { afterAll, beforeAll, expect, test } from "vitest";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { type AgentAtConsole, agentAt, type VisitorAtPage, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
/** Ben answers visitors; Jana, the owner, is above him and may take over. */
let ben: AgentAtConsole;
let jana: AgentAtConsole;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
  ben = agentAt((await stage.person()).page);
  await ben.signIn(stage.installed.consoleUrl, COLLEAGUE);
  jana = agentAt((await stage.person()).page);
  await jana.signIn(stage.installed.consoleUrl, OWNER);
});

afterAll(() => stage?.close());

/** A visitor's conversation that Ben has accepted; Jana is online too. */
async function heldByBen(text: string): Promise<VisitorAtPage> {
  await setOnline(jana, false);
  await setOnline(ben, true);
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write(text);
  await ben.accept();
  await ben.reads(text);
  await setOnline(jana, true);
  return visitor;
}

async function setOnline(agent: AgentAtConsole, isOnline: boolean): Promise<void> {
  const control = agent.page.getByRole("switch", { name: "Online" });
  if ((await control.getAttribute("aria-checked")) !== String(isOnline)) await control.click();
}

async function end(visitor: VisitorAtPage): Promise<void> {
  await visitor.page.getByRole("button", { name: "End chat" }).click();
  await visitor.sees("You ended the chat");
}

test("R14, RT8: a supervisor takes a conversation over with a reason; who had it reads why, and the visitor hears who goes on", async () => {
  const visitor = await heldByBen("My lamp smokes.");
  await jana.page.getByRole("link", { name: /^Team/ }).click();
  await jana.page.getByRole("link", { name: /My lamp smokes/ }).click();
  await jana.page.getByRole("button", { name: "Take over" }).click();
  const dialog = jana.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take it" }).click();
  expect(await dialog.getByRole("textbox", { name: "Reason" }).getAttribute("aria-invalid")).toBe(
    "true",
  );
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Smoke is for the safety desk.");
  await dialog.getByRole("button", { name: "Take it" }).click();
  await visitor.sees(/jana took over from ben/i);
  await ben.reads(/jana took the conversation: Smoke is for the safety desk/i);
  await jana.reply("Please unplug it.");
  await visitor.sees("Please unplug it.");
  expect(await ben.page.getByRole("textbox", { name: "Reply" }).count()).toBe(0);
  await end(visitor);
});

test("T3: a colleague declines a transfer: who had the conversation keeps it, is told, and the visitor never hears of it", async () => {
  const visitor = await heldByBen("My lamp hums.");
  await ben.handOver(/jana/i, "A lamp that does not hum.");
  await ben.sees(/Waiting for jana to accept/i);
  await jana.sees(/ben hands .* over to you/i);
  await jana.page.getByRole("button", { name: "Decline" }).click();
  await ben.reads(/jana declined the hand-over/i);
  expect(await ben.page.getByText(/Waiting for jana/i).count()).toBe(0);
  await ben.reply("Let us try another bulb.");
  await visitor.sees("Let us try another bulb.");
  expect(await visitor.page.getByText(/jana/i).count()).toBe(0);
  await end(visitor);
});

test("T3: a visitor who ends the chat ends the transfer: the offer is gone, and both agents read what became of it", async () => {
  const visitor = await heldByBen("My lamp is fine again.");
  await ben.handOver(/jana/i, "To be told that it is fine.");
  await jana.sees(/ben hands .* over to you/i);
  await jana.page.getByRole("link", { name: "Look first" }).click();
  await jana.reads("My lamp is fine again.");
  await end(visitor);
  await jana.page.getByRole("button", { name: "Decline" }).waitFor({ state: "detached" });
  for (const agent of [ben, jana]) {
    await agent.reads("The hand-over ended with the conversation");
    await agent.reads("The visitor ended the conversation");
  }
});
