import type { AgentCommand, SiteId } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});
afterAll(() => stage?.close());

/** No test can wait for two hours: a second at work is enough on this site. */
async function remindAfterASecond(): Promise<void> {
  const { product, installed, host } = stage;
  const owner = liveAgent(product.url, await signIn(product.url, OWNER), 0);
  owner.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // as `setup` printed it
    name: "Lamp shop",
    origins: [host.origin],
    isAutoAccept: false,
    pauseAfterMs: 1000,
  } satisfies AgentCommand);
  await vi.waitUntil(() => owner.isQuiet(), { timeout: 10_000 });
  owner.close();
}

test("LP1, LP2, LP3, M14: an owner says who is new; an agent is reminded of a pause and takes it in one press, and the board shows who directs them", async () => {
  const { installed, product } = stage;
  const calm = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" } as const;
  const { page: owners } = await stage.person(calm);
  await agentAt(owners).signIn(installed.consoleUrl, OWNER);
  await owners.goto(`${product.url}/console/settings/team`);
  const chats = owners.getByRole("textbox", { name: "Chats at once for ben", exact: false });
  const capacity = owners.locator("form", { has: chats });
  await chats.fill("51");
  await capacity.getByRole("button", { name: "Save" }).click();
  await capacity.getByText("A number from 0 to 50.").waitFor();
  await chats.fill("4");
  await capacity.getByRole("checkbox", { name: /^New to the work/ }).check();
  await capacity.getByRole("button", { name: "Save" }).click();
  await capacity.getByText("Now 1, as somebody new to the work.").waitFor();
  expect(await faultsOnPage(owners)).toEqual([]);
  await owners.goto(`${product.url}/console/settings/sites`);
  const pause = owners.getByLabel("Remind agents of a pause after");
  expect(await pause.locator("option:checked").innerText()).toBe("2 h");
  await remindAfterASecond();

  const { page: bens } = await stage.person(calm);
  const ben = agentAt(bens);
  await ben.signIn(installed.consoleUrl, COLLEAGUE);
  await ben.goOnline();
  const reminder = bens.getByRole("status").filter({ hasText: "without a pause" });
  await reminder.waitFor();
  expect(await faultsOnPage(bens)).toEqual([]);
  await owners.goto(`${product.url}/console/board`);
  const bensRow = owners.getByRole("listitem").filter({ hasText: "ben" });
  await bensRow.getByText(/without a pause: one is due/).waitFor();
  await reminder.getByRole("button", { name: "Take a break" }).click();
  await reminder.waitFor({ state: "detached" });
  await bens
    .getByRole("switch", { name: "Online" })
    .and(bens.locator("[aria-checked=false]"))
    .waitFor();
  await bens.getByLabel("My settings").click();
  await bens.getByText("0 chats ended in three hours").waitFor();
});
