import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("C9, M9: a message after the agent closed opens the same conversation again, on both sides, and a reload shows it whole", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is the lamp made of brass?");
  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reply("All of it.");
  await visitor.sees("All of it.");
  await agent.tick("Is the lamp made of brass?");
  await agent.close();
  await visitor.sees(/ended the chat/);
  await visitor.sees("Was your question solved?");
  await shopper.page.getByPlaceholder("Write to chat again").waitFor();

  await visitor.write("And the cable?");
  await agent.accept();
  const thread = ["Is the lamp made of brass?", "All of it.", "And the cable?"];
  for (const text of thread) await agent.reads(text);
  await agent.reply("Copper.");
  await visitor.sees("Copper.");
  await visitor.sees("The chat is open again");
  await shopper.page.reload();
  for (const text of [...thread, "Copper."]) {
    await visitor.log.getByText(text, { exact: true }).waitFor();
    expect(await visitor.log.getByText(text, { exact: true }).count()).toBe(1);
  }
  expect(shopper.complaints()).toEqual([]);
});
