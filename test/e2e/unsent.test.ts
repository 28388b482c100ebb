import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("R6, M23: a message written while the server was away is sent from a later page, with the chat closed", async () => {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.sees(/Nobody is here/); // the server has spoken
  await stage.product.kill();
  await visitor.write("Do you ship to the islands?");
  await page.getByRole("button", { name: "Close chat" }).click();
  await page.goto("about:blank");
  await stage.product.start();
  await page.goto(`${stage.host.origin}/lamps`);

  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("Do you ship to the islands?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await agent.reply("We do.");
  await page.getByRole("button", { name: /1 unread message/ }).waitFor();
});
