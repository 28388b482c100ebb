import type { SiteId } from "@presently/shared/protocol";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { watchPointer } from "../e2e/keyboard-only.ts";
import { cyrillic, latin, type Press } from "../e2e/layouts.ts";
import { type Person, openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { addColleague, COLLEAGUE, OWNER, until } from "../live/product.ts";

const LAYOUTS = [
  ["Latin", latin, ["Ana Kovač", "Cleo Holt", "Dora Lund"]],
  ["Cyrillic", cyrillic, ["Яна Белова", "Вера Илиева", "Мира Стоева"]],
] as const;
const anybody = new RegExp(LAYOUTS.flatMap(([, , names]) => names).join("|"));

let stage: Stage;
const visitors: LiveVisitor[] = [];

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
  await ownerPrepares();
});
afterEach(() => {
  for (const visitor of visitors.splice(0)) visitor.close();
});
afterAll(() => stage?.close());

/** A tag, a disposition, and the starters among the canned replies. */
async function ownerPrepares(): Promise<void> {
  const { url } = stage.product;
  const owner = liveAgent(url, await signIn(url, OWNER), 3);
  const siteId = stage.installed.siteKey as SiteId; // a site's key is its public id
  owner.send({ type: "agent.setAvailability", availability: "away" });
  owner.send({ type: "tag.save", siteId, kind: "tag", name: "Delivery" });
  owner.send({ type: "tag.save", siteId, kind: "disposition", name: "Solved" });
  owner.send({ type: "cannedReply.takeStarters", siteId });
  await until("what the owner does is kept", () => owner.isQuiet());
  owner.close();
}

/** Somebody at a console of their own, who has a keyboard and nothing else. */
interface AtKeyboard {
  readonly page: Page;
  readonly press: Press;
  readonly person: Person;
  pointed(): Promise<string[]>;
}

async function sitsDown(
  who: { readonly email: string; readonly password: string },
  layout: (page: Page) => Press,
): Promise<AtKeyboard> {
  const person = await stage.person({ viewport: { width: 1360, height: 800 } });
  const { page } = person;
  const pointed = await watchPointer(page);
  await page.goto(stage.installed.consoleUrl);
  await page.getByRole("textbox", { name: "E-mail" }).waitFor();
  if (!(await focused(page)).startsWith("E-mail")) await tabTo(page, /^E-mail/);
  await page.keyboard.type(who.email);
  await tabTo(page, /^Password/);
  await page.keyboard.type(who.password);
  await page.keyboard.press("Enter");
  const press = layout(page);
  const online = page.getByRole("switch", { name: "Online" });
  await page.getByRole("switch", { name: "Online", disabled: false }).waitFor();
  // From away: a break, then online.
  for (let times = 0; times < 2 && (await online.getAttribute("aria-checked")) === "false"; times++)
    await press("s");
  await page.getByRole("switch", { name: "Online", checked: true }).waitFor();
  return { page, press, person, pointed };
}

function joins(name: string, words: string): LiveVisitor {
  const visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitors.push(visitor);
  visitor.send({ type: "visitor.describe", name });
  visitor.say(words);
  return visitor;
}

const reads = (visitor: LiveVisitor) => () => visitor.shown().map(({ text }) => text);
const isOpen = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const isFocused = (page: Page, name: string | RegExp) =>
  expect.poll(() => focused(page)).toMatch(name);

/** Until the lane has followed, the number of a chat that went is still its own. */
const isGone = (page: Page, name: string) =>
  page
    .getByRole("region", { name: "Mine" })
    .getByRole("link", { name })
    .waitFor({ state: "detached" });

/** Accepts who is offered, and begins to write to them. */
async function accepts({ page, press }: AtKeyboard, name: string, draft: string): Promise<void> {
  await page.getByRole("region", { name: "Offered to you" }).getByText(name).waitFor();
  await press("a");
  await isOpen(page, name);
  await isFocused(page, /^Reply$/);
  await page.keyboard.type(draft);
  await page.keyboard.press("Escape");
}

/** Goes to one of the chats by the number that it has in the lane. The lane follows what was answered, and may do so between the look and the key. */
async function jumpsTo({ page }: AtKeyboard, name: string): Promise<void> {
  const lane = page.getByRole("region", { name: "Mine" }).getByRole("link");
  const heading = page.locator("#thread-title");
  for (let looks = 0; looks < 4; looks++) {
    const at = (await lane.allInnerTexts()).findIndex((row) => row.includes(name));
    expect(at, `${name} in the lane`).toBeGreaterThanOrEqual(0);
    await page.keyboard.press(String(at + 1));
    await isFocused(page, /^Reply$/);
    // Whoever it is, the name is there once the card is.
    await expect.poll(() => heading.innerText()).toMatch(anybody);
    if ((await heading.innerText()).includes(name)) return;
    await page.keyboard.press("Escape");
  }
  throw new Error(`the number of ${name} leads to somebody else`);
}

async function anHour(
  jana: AtKeyboard,
  benSitsDown: () => Promise<AtKeyboard>,
  names: readonly string[],
): Promise<void> {
  const { page, press } = jana;
  const { keyboard } = page;
  const [first = "", second = "", third = ""] = names;
  const reply = page.getByRole("textbox", { name: "Reply" });

  // Three at once, each with something half written.
  const one = joins(first, "When does my lamp come? Can I send it back?");
  await accepts(jana, first, "It comes on ");
  const two = joins(second, "Is the dimmer in the box?");
  await accepts(jana, second, "I will ");
  const three = joins(third, "My lamp hums.");
  await accepts(jana, third, "");
  // Lanes follow within a second.
  await page.getByRole("link", { name: /^Mine 3/ }).waitFor();
  for (const [name, draft] of [
    [first, "It comes on "],
    [second, "I will "],
    [third, ""],
  ] as const) {
    await jumpsTo(jana, name);
    expect(await reply.inputValue()).toBe(draft);
    await keyboard.press("Escape");
  }

  // A canned reply for the third.
  await jumpsTo(jana, third);
  await keyboard.type("/greet");
  await page
    .getByRole("option", { name: /Greeting/ })
    .first()
    .waitFor();
  await keyboard.press("Enter");
  await expect.poll(() => reply.inputValue()).not.toContain("/");
  await keyboard.press("Enter");
  await expect.poll(() => reads(three)().length).toBe(2);
  await keyboard.press("Escape");

  // The first has two questions: one is answered, and ticked.
  await jumpsTo(jana, first);
  await keyboard.press("Escape");
  await press("q");
  await isFocused(page, /When does my lamp come/);
  await keyboard.press("Space");
  await page.getByText("1 question open").first().waitFor();
  await keyboard.press("Escape");
  await isFocused(page, /^Reply$/);
  await keyboard.press("End");
  await keyboard.type("Friday.");
  await keyboard.press("Enter");
  await expect.poll(reads(one)).toContain("It comes on Friday.");
  await keyboard.press("Escape");

  // The second is promised an answer, and has it.
  await jumpsTo(jana, second);
  await keyboard.press("Escape");
  await press("h");
  await page.getByRole("dialog").waitFor();
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText(/You'll get back to them by/).waitFor();
  expect(await reply.inputValue()).toBe("I will ");
  await press("r");
  await isFocused(page, /^Reply$/);
  await keyboard.press("Control+a");
  await keyboard.type("It is, with two spare fuses.");
  await keyboard.press("Enter");
  await expect.poll(reads(two)).toContain("It is, with two spare fuses.");
  await page.getByText("Did your message keep it?").waitFor();
  await tabTo(page, /^Yes, it's kept$/, "Shift+Tab");
  await keyboard.press("Enter");
  await page.getByText(/You'll get back to them by/).waitFor({ state: "detached" });

  // What it was about, and how it came out.
  await press("#");
  await page.getByRole("dialog").waitFor();
  await isFocused(page, /^Delivery$/);
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("list", { name: "Tags" }).getByText("Delivery").waitFor();
  await press("d");
  await page.getByRole("dialog").waitFor();
  await isFocused(page, /^Solved/);
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("list", { name: "Tags" }).getByText("Solved").waitFor();

  const ben = await benSitsDown();
  await handsOver(jana, third);
  await ben.page.getByRole("region", { name: "Offered to you" }).getByText(third).waitFor();
  await ben.press("a");
  await isOpen(ben.page, third);
  await isFocused(ben.page, /^Reply$/);
  await ben.page.keyboard.type("I know this hum.");
  await ben.page.keyboard.press("Enter");
  await expect.poll(reads(three)).toContain("I know this hum.");
  await ben.page.keyboard.press("Escape");
  await closes(ben, third);
  await isGone(page, third);
  await ben.press("s");
  await ben.page.getByRole("switch", { name: "Online", checked: false }).waitFor();

  await jumpsTo(jana, first);
  await keyboard.press("Escape");
  await press("q");
  await isFocused(page, /Can I send it back/);
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await isFocused(page, /^Reply$/);
  await keyboard.type("And you can.");
  await keyboard.press("Enter");
  await expect.poll(reads(one)).toContain("And you can.");
  await keyboard.press("Escape");
  await closes(jana, first);
  await jumpsTo(jana, second);
  await keyboard.press("Escape");
  await closes(jana, second);

  for (const { pointed, person } of [jana, ben]) {
    expect(await pointed()).toEqual([]);
    expect(person.complaints().filter((line) => !line.includes("401"))).toEqual([]);
    await person.context.close();
  }
}

async function handsOver(jana: AtKeyboard, name: string): Promise<void> {
  const { page, press } = jana;
  const { keyboard } = page;
  await jumpsTo(jana, name);
  await keyboard.press("Escape");
  await press("t");
  await page.getByRole("dialog").waitFor();
  // Until the desk has told that he is there he can't be chosen.
  await page.getByRole("radio", { name: /ben/i, disabled: false }).waitFor();
  await tabTo(page, /ben/i);
  await keyboard.press("Space");
  await page.getByRole("radio", { name: /ben/i, checked: true }).waitFor();
  await tabTo(page, /^Why/);
  await keyboard.press("ArrowDown");
  for (const [field, words] of [
    [/wanted/i, "A lamp that does not hum."],
    [/tried/i, "Another bulb."],
    [/promised/i, "Nothing."],
  ] as const) {
    await tabTo(page, field);
    await keyboard.type(words);
  }
  await tabTo(page, /^Hand over$/);
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function closes({ page, press }: AtKeyboard, name: string): Promise<void> {
  await press("e");
  await isFocused(page, /^How it ended/);
  await page.keyboard.press("Enter");
  await page.getByText("closed the conversation").waitFor();
  await page.getByText(`Wrap-up: ${name}`).waitFor();
  await press("w");
  await page.getByText(`Wrap-up: ${name}`).waitFor({ state: "detached" });
  await isGone(page, name);
}

test.each(LAYOUTS)(
  "KY1, KY2, KY6: an agent's hour by keyboard alone on a %s layout: three chats at once, a canned reply, questions, a promise, tags, a hand-over, and their ends",
  async (_, layout, names) => {
    const jana = await sitsDown(OWNER, layout);
    // Not before: what comes meanwhile would be offered to him as well.
    await anHour(jana, () => sitsDown(COLLEAGUE, layout), names);
  },
);
