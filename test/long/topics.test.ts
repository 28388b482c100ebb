import { afterAll, beforeAll, expect, test } from "vitest";
import type { Presently } from "../../widget/src/contract.ts";
import { faultsInChat, faultsOnPage } from "../e2e/axe.ts";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { agentAt, chatSpeaks } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("DK1, DK2, TO1, TO2, TO3, M27: in Bulgarian, by keyboard alone, who waits says what it is about and changes it; a page that names the department is not asked", async () => {
  const { host, installed } = stage;
  const desk = await stage.person({ viewport: { width: 1440, height: 1000 } });
  // As a browser that can move an element only by taking it out, and its focus with it.
  await desk.page.addInitScript(() => Reflect.deleteProperty(Element.prototype, "moveBefore"));
  const agent = agentAt(desk.page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await desk.page.goto(`${installed.consoleUrl}settings/departments`);
  await desk.page.getByRole("button", { name: "Add a department" }).press("Enter");
  await desk.page.getByRole("textbox", { name: "Name" }).last().fill("Billing & refunds");
  await desk.page.getByRole("button", { name: "Create" }).press("Enter");
  await expect
    .poll(() => desk.page.getByRole("textbox", { name: "Key" }).last().inputValue())
    .toBe("billing-refunds");

  const settings = desk.page.locator("form", { hasText: "What is it about?" });
  const add = settings.getByRole("button", { name: "Add a topic" });
  for (const [at, { usual, bg, department }] of TOPICS.entries()) {
    await add.press("Enter");
    const topic = settings.getByRole("group", { name: `Topic ${at + 1}` });
    await topic.getByRole("textbox", { name: "On the button" }).fill(usual);
    await topic.getByText("In other languages").click();
    await topic.getByRole("textbox", { name: "Bulgarian" }).fill(bg);
    await topic.getByRole("combobox", { name: "Leads to" }).selectOption({ index: department });
    if (department === 1)
      await topic.getByRole("checkbox", { name: /^Goes before others/ }).check();
  }
  // Up and down again, by a keyboard that is left where it is.
  const third = settings.getByRole("textbox", { name: "On the button" }).last();
  const last = await third.inputValue();
  await settings.getByRole("button", { name: `Move up: ${last}` }).focus();
  await desk.page.keyboard.press("Enter");
  await settings.getByText(`“${last}” is now 2 of 3.`).waitFor();
  expect(await focused(desk.page)).toBe(`Move up: ${last}`);
  await desk.page.keyboard.press("Enter");
  await settings.getByText(`“${last}” is now 1 of 3.`).waitFor();
  await desk.page.keyboard.press("Enter"); // there is nothing above it
  expect(await focused(desk.page)).toBe(`Move up: ${last}`);
  await desk.page.keyboard.press("Tab");
  for (const place of [2, 3]) {
    await desk.page.keyboard.press("Enter");
    await settings.getByText(`“${last}” is now ${place} of 3.`).waitFor();
    expect(await focused(desk.page)).toBe(`Move down: ${last}`);
  }
  expect(await third.inputValue()).toBe(last);
  const { usual: first } = TOPICS[0];
  await settings.getByRole("button", { name: `Move down: ${first}` }).press("Enter");
  await settings.getByRole("button", { name: `Move up: ${first}` }).press("Enter");
  expect(await faultsOnPage(desk.page)).toEqual([]);
  await settings.getByRole("button", { name: "Save" }).press("Enter");
  await settings.getByText("Saved.").waitFor();
  await desk.page.goto(installed.consoleUrl);

  const visitor = await stage.person({ viewport: { width: 1280, height: 900 } });
  const { page } = visitor;
  const { keyboard } = page;
  const log = page.getByRole("log");
  await chatSpeaks(page, "bg");
  await page.goto(host.origin);
  await page.getByRole("button", { name: /^Чат/ }).waitFor();
  await tabTo(page, /^Чат/);
  await keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Съобщение");
  await keyboard.type("Платих два пъти за една лампа");
  await keyboard.press("Enter");

  const row = page.getByRole("toolbar", { name: "За какво се отнася въпросът?" });
  await row.waitFor();
  await page.getByRole("status").getByText("За какво се отнася въпросът?").waitFor();
  expect(await row.getByRole("button").allTextContents()).toEqual([
    "Лампи",
    "Двойно плащане отговаряме с предимство",
    "Доставка",
  ]);
  expect(await faultsInChat(page)).toEqual([]);
  await tabTo(page, /^Лампи$/);
  await keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toMatch(/^Двойно плащане/);
  await keyboard.press("End");
  await expect.poll(() => focused(page)).toBe("Доставка");
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await log.getByText("Тема: Двойно плащане. На нея отговаряме с предимство").waitFor();
  await row.waitFor({ state: "detached" });
  // Nobody is there, who would be given it: the team finds it in that department.
  await desk.page.getByText("Платих два пъти за една лампа").first().click();
  const card = desk.page.getByRole("complementary", { name: "Who is this?" });
  await card.getByText("Billing & refunds").waitFor();
  expect(await faultsInChat(page)).toEqual([]);

  // Once more, and then no more.
  await tabTo(page, /^Промяна$/);
  await keyboard.press("Enter");
  await row.waitFor();
  await expect.poll(() => focused(page)).toMatch(/^Двойно плащане/);
  await keyboard.press("Home");
  await keyboard.press("Enter");
  await log.getByText("Тема: Лампи. Времето").waitFor();
  await row.waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: "Промяна" }).count()).toBe(0);
  await card.getByText("Billing & refunds").waitFor({ state: "detached" });
  await agent.sees("The visitor says that it is about: Двойно плащане");
  await agent.sees("The visitor says that it is about: Лампи");
  expect(visitor.complaints()).toEqual([]);

  // Who comes from a page that names the department is not asked.
  const other = await stage.person({ viewport: { width: 1280, height: 900 } });
  await other.page.goto(host.origin);
  await other.page.getByRole("button", { name: /^Chat/ }).waitFor();
  await other.page.evaluate(() =>
    (Reflect.get(window, "presently") as Presently).open({ department: "billing-refunds" }),
  );
  await other.page.getByRole("textbox", { name: "Message" }).fill("Where is my refund?");
  await other.page.keyboard.press("Enter");
  await other.page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await desk.page.getByRole("link", { name: /^Waiting/ }).click();
  await desk.page.getByText("Where is my refund?").first().click();
  await card.getByText("Billing & refunds").waitFor();
  expect(await other.page.getByRole("toolbar", { name: "What is it about?" }).count()).toBe(0);
  expect(other.complaints()).toEqual([]);
});

const TOPICS = [
  { usual: "Lamps", bg: "Лампи", department: 0 },
  { usual: "Double charge", bg: "Двойно плащане", department: 1 },
  { usual: "Delivery", bg: "Доставка", department: 0 },
] as const;
