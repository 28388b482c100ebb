import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;
let visitor: LiveVisitor;

beforeAll(async () => {
  stage = await openStage();
  const desk = await stage.person({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitor.send({ type: "visitor.describe", name: "Mia" });
  visitor.say("When does my lamp come? Can I send it back? Is it the red one?");
  await agent.accept();
});

afterAll(async () => {
  visitor?.close();
  await stage?.close();
});

const box = (text: string) =>
  agent.page.getByRole("checkbox", { name: `Answered: ${text}`, exact: true });
const list = () => agent.page.getByRole("region", { name: /open$/ });
const reply = () => agent.page.getByRole("textbox", { name: "Reply" });
/** What the visitor has read so far. */
const shown = () => visitor.shown().map(({ text }) => text);
const press = (...keys: string[]) =>
  keys.reduce<Promise<void>>(
    (before, key) => before.then(() => agent.page.keyboard.press(key)),
    Promise.resolve(),
  );
test("M6, QU8: a reply is held back once while several questions are open, and the next press sends it", async () => {
  await list().getByText("3 questions open").waitFor();
  await reply().fill("It comes on Friday.");
  await press("Enter");
  await agent.page.getByText(/3 questions are open/).waitFor();
  expect(shown()).not.toContain("It comes on Friday.");
  expect(await reply().inputValue()).toBe("It comes on Friday.");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect.poll(() => faultsOnPage(agent.page)).toEqual([]);
  }
  await press("Enter");
  await expect.poll(shown).toContain("It comes on Friday.");
  await reply().fill("In the morning.");
  await press("Enter");
  await expect.poll(shown).toContain("In the morning.");
});

test("M6, QU5: what was said to be the same as another is separated again", async () => {
  const { page } = agent;
  await page.getByRole("button", { name: "More for: Is it the red one?" }).press("Enter");
  await page.getByRole("button", { name: /Same as “Can I send it back\?”/ }).press("Enter");
  await list().getByText("2 questions open").waitFor();
  await page.getByText("the same as “Can I send it back?”").waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page
    .getByRole("button", { name: "It is another question: Is it the red one?" })
    .press("Enter");
  await list().getByText("3 questions open").waitFor();
  await box("Is it the red one?").waitFor();
  await reply().focus();
});

test("M6, QU3, KY1: by keys alone the list is reached, ticked, unticked and left again", async () => {
  await press("Escape", "q");
  await expect.poll(() => focused(agent.page)).toMatch(/When does my lamp come/);
  await press("Space");
  await list().getByText("2 questions open").waitFor();
  expect(await box("When does my lamp come?").isChecked()).toBe(true);
  await press("Space");
  await list().getByText("3 questions open").waitFor();
  await press("Space");
  await list().getByText("2 questions open").waitFor();
  await press("Escape");
  expect(await reply().evaluate((field) => field === document.activeElement)).toBe(true);
});

test("M6, QU4, QU5: a question is none, is the same as another, or is added, and what can't be added says why", async () => {
  const { page } = agent;
  await press("Escape", "q");
  await tabTo(agent.page, /More for: Is it the red one/);
  await press("Enter", "Tab", "Enter");
  await page.getByText("not a question", { exact: true }).waitFor();
  await list().getByText("1 question open").waitFor();
  await tabTo(agent.page, /Add a question/);
  await page.keyboard.type("Can I send it back?");
  await press("Enter");
  await page.getByText("That question is on the list already.").waitFor();
  expect(await focused(page)).toMatch(/Add a question/);
  await press("Control+a");
  await page.keyboard.type("And may I return it");
  await press("Enter");
  await box("And may I return it").waitFor();
  await list().getByText("2 questions open").waitFor();
  await press("Escape", "Escape", "q");
  await tabTo(agent.page, /More for: And may I return it/);
  await press("Enter", "Tab", "Tab");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect.poll(() => faultsOnPage(page)).toEqual([]);
  }
  await press("Enter");
  await list().getByText("1 question open").waitFor();
  expect(await box("And may I return it").count()).toBe(0);
  await page.reload();
  await list().getByText("1 question open").waitFor();
  expect(await box("When does my lamp come?").isChecked()).toBe(true);
});

test("M6, QU10: a colleague is asked with a promise, a handover begins with what is open, and closing says so", async () => {
  const { page } = agent;
  const dialog = page.getByRole("dialog");
  await reply().waitFor();
  await press("Escape", "t");
  const wanted = dialog.getByRole("textbox", { name: /wanted/i });
  await expect.poll(() => wanted.inputValue()).toBe("Can I send it back?");
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  await press("e");
  await dialog.getByText("A question of theirs is still open on the list.").waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  await press("q");
  await tabTo(agent.page, /check with a colleague/);
  await press("Enter");
  await dialog.getByText("So that you can find out: “Can I send it back?”").waitFor();
  await dialog.getByRole("button", { name: "Promise" }).press("Enter");
  await page.getByText(/You'll get back to them by/).waitFor();
  await page.getByRole("button", { name: /check with a colleague/ }).waitFor({ state: "detached" });
  await box("Can I send it back?").press("Space");
  await page.getByRole("button", { name: "No question open" }).waitFor();
});
