import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, chatSpeaks } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("M18, LG1, LG2: an owner gives Bulgarian a line of its own, and who writes in it is given to the agent who speaks it", async () => {
  const { product, installed, host } = stage;
  await addColleague(product, installed.siteKey);
  const { page: desk } = await stage.person();
  const owner = agentAt(desk);
  await owner.signIn(installed.consoleUrl, OWNER);
  await owner.goOnline();

  await desk.goto(`${installed.consoleUrl}settings/team`);
  const spoken = desk.locator("form", { hasText: "speaks with visitors" }).last();
  await spoken.getByLabel("Another language…").selectOption({ label: "German" });
  await spoken.getByLabel("Bulgarian").check();
  await spoken.getByRole("button", { name: "Save" }).click();
  await spoken.getByText("Saved.").waitFor();
  expect(await faultsOnPage(desk)).toEqual([]);

  await desk.goto(`${installed.consoleUrl}settings/departments`);
  const department = desk.locator("form", { hasText: "a line of their own" });
  await department.getByLabel("Bulgarian").check();
  await department.getByRole("button", { name: "Save" }).click();
  await department.getByText("Saved.").waitFor();
  expect(await faultsOnPage(desk)).toEqual([]);
  await desk.goto(installed.consoleUrl);

  const { page: other } = await stage.person();
  const colleague = agentAt(other);
  await colleague.signIn(installed.consoleUrl, COLLEAGUE);
  await colleague.goOnline();
  const { page } = await stage.person({ locale: "bg-BG" });
  await chatSpeaks(page, "bg");
  await page.goto(host.origin);
  await page.getByRole("button", { name: /^Чат/ }).click();
  await page.getByRole("textbox").last().fill("Кога ще пристигне поръчката ми?");
  await page.keyboard.press("Enter");
  await colleague.accept();
  await colleague.reads("Кога ще пристигне поръчката ми?");
});
