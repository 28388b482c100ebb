import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});
afterAll(() => stage?.close());

test("ES1 to ES4, M21: the owner sets a path, an agent escalates by one key, and the visitor hears who comes and why", async () => {
  const { installed, product, host } = stage;
  const calm = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" } as const;
  const { page: owners } = await stage.person(calm);
  const owner = agentAt(owners);
  await owner.signIn(installed.consoleUrl, OWNER);
  await owners.goto(`${product.url}/console/settings/departments`);
  const path = owners.locator("form", { hasText: "is escalated" });
  await path.getByLabel("Ask first").selectOption({ label: "Ben" });
  await path.getByLabel("Then (2)").selectOption({ label: "Ben" });
  await path.getByRole("button", { name: "Save" }).click();
  await path.getByText("This stands further up already.").waitFor();
  await path.getByLabel("Then (2)").selectOption({ label: "Nobody" });
  expect(await faultsOnPage(owners)).toEqual([]);
  await path.getByRole("button", { name: "Save" }).click();
  await path.getByText("Saved").waitFor();
  await owners.reload();
  await expect
    .poll(() => path.getByLabel("Ask first").locator("option:checked").innerText())
    .toBe("Ben");

  const { page: bens } = await stage.person(calm);
  const ben = agentAt(bens);
  await ben.signIn(installed.consoleUrl, COLLEAGUE);
  await ben.goOnline();
  const { page: visitors } = await stage.person(calm);
  const visitor = visitorAt(visitors);
  await visitors.goto(host.origin);
  await visitor.openChat();
  await visitor.write("Nobody can pay in your shop.");
  await ben.accept();
  await ben.reads("Nobody can pay");
  await bens.locator("#thread-title").focus();
  await bens.keyboard.press("Shift+E");
  const dialog = bens.getByRole("dialog");
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await expect
    .poll(() => bens.evaluate(() => document.activeElement?.getAttribute("aria-invalid")))
    .toBe("true");
  for (const [name, text] of [
    [/wanted/i, "To pay"],
    [/tried/i, "Another card"],
    [/promised/i, "Nothing"],
  ] as const)
    await dialog.getByRole("textbox", { name }).fill(text);
  expect(await faultsOnPage(bens)).toEqual([]);
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await dialog.getByText("Nobody on the path can take it at this moment.").waitFor();
  await dialog.getByRole("button", { name: "Keep it as a note for the team" }).click();
  await bens.getByRole("log").getByText("Another card").waitFor();
  await bens.keyboard.press("Shift+E");
  await owner.goOnline();
  await owners.getByRole("switch", { name: "Online", checked: true }).waitFor();
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await dialog.waitFor({ state: "detached" });
  await owner.accept();
  await visitor.sees(/has more say in this\./);
});
