import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { openNoUpgradeProxy, type NoUpgradeProxy } from "./no-upgrade-proxy.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let proxy: NoUpgradeProxy;

beforeAll(async () => {
  stage = await openStage();
  proxy = await openNoUpgradeProxy(stage.product.url);
  stage.host.show("plain", proxy.url, stage.installed.siteKey);
});

afterAll(async () => {
  await stage?.close();
  await proxy?.close();
});

test("R20, G14: where a proxy refuses WebSocket the whole conversation passes over long-poll", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is anybody there?");
  await visitor.sees(/in line|next/i);
  expect(proxy.refused()).toBeGreaterThanOrEqual(2);

  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("Is anybody there?");
  await agent.reply("Yes, right here.");
  await visitor.sees("Yes, right here.");
  await visitor.write("Good.");
  await agent.reads("Good.");
  expect(await visitor.log.getByText("Is anybody there?").count()).toBe(1);
});
