import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;
let visitor: LiveVisitor;

beforeAll(async () => {
  stage = await openStage();
  const desk = await stage.person({ viewport: { width: 1280, height: 800 } });
  agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
});

afterAll(async () => {
  visitor?.close();
  await stage?.close();
});

const openPage = (page: Page) =>
  page.goto(new URL("/console/settings/replies", stage.installed.consoleUrl).href);

interface Written {
  readonly name: string;
  readonly text: string;
  readonly kind?: string;
  readonly language?: string;
}

/** The owner writes a reply on the settings' page. */
async function write(page: Page, { name, text, kind, language }: Written): Promise<void> {
  await page.getByRole("button", { name: "Write a canned reply" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  if (kind !== undefined) await page.getByRole("combobox", { name: "Kind" }).selectOption(kind);
  if (language !== undefined) {
    await page.getByRole("button", { name: language, exact: true }).click();
    await page.getByRole("button", { name: "Remove wording 1 (English)" }).click();
  }
  await page.getByRole("textbox", { name: "Wording 1" }).fill(text);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: `Edit: ${name}` }).waitFor();
}

/** What the visitor has read so far. */
const shown = () => visitor.shown().map(({ text }) => text);
const reply = () => agent.page.getByRole("textbox", { name: "Reply" });
const option = (name: string | RegExp) => agent.page.getByRole("option", { name });
const selected = () =>
  reply().evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );

test("CR1, CR2, CR7, M13, M25: starters are taken with one press, a reply is written, what is wrong is said beside it, in both themes", async () => {
  const { page } = agent;
  await openPage(page);
  await page.getByText("No canned replies yet.").waitFor();
  await page.getByRole("button", { name: "Take the starters" }).click();
  await page.getByRole("button", { name: "Edit: Greeting" }).waitFor();
  await page.getByText("6 replies", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Write a canned reply" }).click();
  await page.getByRole("textbox", { name: "Wording 1" }).fill("Your order {{order}}?");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("There is no blank {{order}}.").waitFor();
  await page.getByText("Please use at least one letter or digit.").waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect.poll(() => faultsOnPage(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: "Cancel" }).click();

  await write(page, {
    name: "Delivery time",
    text: "Dear {{visitor.first_name}}, it takes two days, says {{agent.name}}.",
  });
  await write(page, {
    name: "Доставка",
    text: "Доставката отнема два дни.",
    language: "Bulgarian",
  });
  await write(page, { name: "Ten per cent", text: "Ten per cent off.", kind: "offer" });
  await page.getByRole("textbox", { name: "Find" }).fill("dlvr");
  await page.getByText("1 reply", { exact: true }).waitFor();
  await page.getByRole("textbox", { name: "Find" }).fill("");
  await page.getByText("9 replies", { exact: true }).waitFor();
});

test("CR3, CR4: a / finds a reply by keys alone, and a blank keeps it from leaving until it is filled in", async () => {
  const { page } = agent;
  await page.goto(stage.installed.consoleUrl);
  await agent.goOnline();
  visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitor.say("When does my lamp come?");
  await agent.accept();
  await agent.reads("When does my lamp come?");

  await reply().pressSequentially("/");
  await option(/Greeting/)
    .first()
    .waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect.poll(() => faultsOnPage(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await reply().press("Escape");
  await expect.poll(() => option(/Greeting/).count()).toBe(0);
  expect(await reply().inputValue()).toBe("/");

  await reply().fill("");
  await reply().pressSequentially("/deli");
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  await reply().press("Enter");
  await expect.poll(selected).toBe("{{visitor.first_name}}");
  await reply().press("End");
  await reply().press("Enter");
  await page.getByRole("alert").filter({ hasText: "the visitor's first name" }).waitFor();
  expect(await selected()).toBe("{{visitor.first_name}}");
  expect(shown()).toEqual(["When does my lamp come?"]);
  await page.keyboard.type("Ana");
  await reply().press("Enter");
  const sent = `Dear Ana, it takes two days, says Jana.`;
  await agent.reads(sent);
  await expect.poll(() => shown()).toContain(sent);
});

test("CR4: Enter on a list that found nothing lets go of it, and sends only when it is pressed again", async () => {
  const { page } = agent;
  const before = shown();
  await reply().pressSequentially("/delviery");
  await page.getByRole("status").filter({ hasText: "No canned reply found." }).waitFor();
  await reply().press("Enter");
  await expect.poll(() => page.locator("#canned-list").count()).toBe(0);
  expect(await reply().inputValue()).toBe("/delviery");
  expect(shown()).toEqual(before);
  await reply().press("Enter");
  await expect.poll(() => shown().at(-1)).toBe("/delviery");
});

test("CR4, KY1: on a Cyrillic layout the key of J opens the list, and its words are found", async () => {
  const { page } = agent;
  await reply().evaluate((field) =>
    field.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "о",
        code: "KeyJ",
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      }),
    ),
  );
  await expect.poll(() => reply().inputValue()).toBe("/");
  await page.keyboard.type("дост");
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
  await reply().press("Tab");
  await expect.poll(() => reply().inputValue()).toBe("Доставката отнема два дни.");
  await reply().fill("");
});

test("CR7, M13: a reassurance has a time promised before it leaves", async () => {
  const { page } = agent;
  await reply().pressSequentially("/get back");
  // Who is quicker than the list is given the first that comes.
  await reply().press("Enter");
  await expect.poll(() => reply().inputValue()).toContain("I'll find this out");
  await reply().press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "Promise" }).click();
  await dialog.waitFor({ state: "detached" });
  await reply().press("Enter");
  await expect.poll(() => shown().at(-1)).toContain("I'll find this out");
});

test("CR8, M19: an offer stands there greyed with its reason, and opens once the agent says that it was asked for", async () => {
  const { page } = agent;
  await reply().fill("");
  await reply().pressSequentially("/ten per");
  const offer = option(/Ten per cent/);
  const asked = option("The visitor has asked for an offer");
  await expect.poll(() => option(/Delivery time/).count()).toBe(0);
  await asked.waitFor();
  expect(await offer.getAttribute("aria-disabled")).toBe("true");
  expect(await offer.textContent()).toContain("asks for it");
  expect(await faultsOnPage(page)).toEqual([]);
  await reply().press("Enter");
  expect(await reply().inputValue()).toBe("/ten per");
  await reply().press("ArrowUp");
  expect(await asked.getAttribute("aria-selected")).toBe("true");
  await reply().press("Enter");
  await expect.poll(() => offer.getAttribute("aria-disabled")).toBeNull();
  await reply().press("Enter");
  await expect.poll(() => reply().inputValue()).toBe("Ten per cent off.");
  await reply().press("Enter");
  await expect.poll(() => shown().at(-1)).toBe("Ten per cent off.");
});

test("RF1 to RF5, M10: beside the replies stands what came after each wording; a name finds the reply that is to be written anew", async () => {
  const { page } = agent;
  visitor.say("And how much is that?");
  await agent.reads("And how much is that?");
  await openPage(page);
  const figures = page.getByRole("region", { name: "What came after" });
  const rows = figures.locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(2);
  const cells = (row: number) => rows.nth(row).getByRole("cell").allInnerTexts();
  expect(await rows.first().getByRole("rowheader").innerText()).toMatch(/^Ten per cent English/);
  expect(await cells(0)).toEqual(["1", "0", "1 of 1", "Not rated yet"]);
  expect((await cells(1))[2]).toBe("0 of 1");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await faultsOnPage(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 800 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await figures.getByRole("button", { name: /^Ten per cent/ }).press("Enter");
  await expect.poll(() => page.getByRole("button", { name: /^Edit: / }).count()).toBe(1);
});
