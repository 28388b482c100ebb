import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../e2e/chromium.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { photograph } from "../e2e/pictures.ts";
import { OWNER, until } from "../live/product.ts";

const root = join(import.meta.dirname, "../..");

test("M2: who joins the queue of the demo sees their place and is answered; ended, it leaves nothing behind", async () => {
  const demo = spawn(process.execPath, [join(root, "test/demo/main.ts"), "--speed", "3"]);
  onTestFinished(() => void demo.kill("SIGKILL"));
  let said = "";
  demo.stdout.on("data", (part: Buffer) => (said += part.toString()));
  await until("the demo says where it is", () => said.includes("Ctrl+C"), 60_000);
  const [shop = "", desk = ""] = [...said.matchAll(/http:\S+/g)].map(([address]) => address);

  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const size = { viewport: { width: 1100, height: 760 } };
  const wall = await (await browser.newContext(size)).newPage();
  await agentAt(wall).signIn(desk, OWNER);
  // Two who wait and were told how long: there is a queue to join.
  await wall.getByText(/^told/).nth(1).waitFor({ timeout: 120_000 });

  const page = await (await browser.newContext(size)).newPage();
  await page.goto(shop);
  const visitor = visitorAt(page);
  await visitor.openChat();
  await visitor.write("How long is the chain of the hall lamp?");
  await visitor.sees(/ahead of you|You're next/);
  await visitor.sees(/minute/);
  await photograph("queue", [page, wall]);
  await visitor.log.getByText(/joined/).waitFor({ timeout: 180_000 });

  demo.kill("SIGINT");
  const [code] = (await once(demo, "exit")) as [number | null]; // as Node documents the event
  expect(code).toBe(0);
  const folder = /data in (\S+)/.exec(said)?.[1] ?? "";
  expect(folder).not.toBe("");
  expect(existsSync(folder)).toBe(false);
});
