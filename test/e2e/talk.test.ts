import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { photograph } from "./pictures.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("M1, M2, M22, M23, G1, G8: a visitor writes, waits with a place, is answered, and a reload or a killed server loses nothing", async () => {
  const { product, host, installed } = stage;
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("Does the brass lamp come with a bulb? Здравейте!");
  await visitor.sees(/in line|next/i);

  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("Does the brass lamp come with a bulb? Здравейте!");
  await agent.reply("Yes, a warm one.");
  await visitor.sees("Yes, a warm one.");
  await agent.tick("Does the brass lamp come with a bulb?");
  await agent.hasInLane(/Visitor/);
  await photograph("conversation", [shopper.page, desk.page]);

  await shopper.page.reload();
  await visitor.sees("Yes, a warm one.");

  await product.kill();
  await visitor.write("And the cable, how long is it?");
  await visitor.sees(/No connection|Connecting/);
  await product.start();
  await agent.reads("And the cable, how long is it?");
  await agent.reply("Two metres.");
  await visitor.sees("Two metres.");
  expect(await visitor.log.getByText("And the cable, how long is it?").count()).toBe(1);
  expect(shopper.complaints()).toEqual([]);
});
