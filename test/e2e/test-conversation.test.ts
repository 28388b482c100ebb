import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({}, "staging");
});

afterAll(() => stage?.close());

test("TC2, TC3: what begins on a page whose tag says so has the team's mark, which a supervisor takes off and puts on", async () => {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is this thing on?");
  await visitor.sees("Is this thing on?");

  const console = (await stage.person()).page;
  const agent = agentAt(console);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  const row = console.getByRole("link", { name: /Is this thing on\?/ });
  await row.getByText("Test", { exact: true }).waitFor();
  await row.click();
  const mark = console.getByRole("heading", { level: 1 }).getByText("Test", { exact: true });
  await mark.waitFor();
  await agent.reads("The page it began on is marked for tests");
  await console.getByLabel("More", { exact: true }).click();
  await console.getByRole("button", { name: "Not a test" }).click();
  await agent.reads(/says that this conversation is no test/);
  await mark.waitFor({ state: "detached" });
  await row.getByText("Test", { exact: true }).waitFor({ state: "detached" });
  await console.getByLabel("More", { exact: true }).click();
  await console.getByRole("button", { name: "Mark as test" }).click();
  await mark.waitFor();
  expect(await page.getByText("Test", { exact: true }).count()).toBe(0);
});
