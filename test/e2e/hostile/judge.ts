import { expect } from "vitest";
import type { LiveAgent } from "../../live/live-agent.ts";
import { SHIELDED } from "../../../widget/src/loader/shield.ts";
import { until } from "../../live/product.ts";
import type { HostilePage } from "./hostile-page.ts";
import type { HostileStage } from "./hostile-stage.ts";
import {
  askWitness,
  destroyChat,
  focusOwnBox,
  lookAtChat,
  lookAtPage,
  ownText,
  scrollABit,
  type Seen,
  witness,
} from "./in-page.ts";
import type { Tab } from "./tab.ts";

const SIZE_PX = 56;
const MARGIN_PX = 20;
const ACCENT = "rgb(17, 94, 89)";
const SOON_MS = 20_000;

/** A witness of all that is kept from the page. */
const listening = `(${witness.toString()})(${JSON.stringify(SHIELDED)})`;

/** Takes one visitor through one page, and holds every promise of the widget against it. */
export async function judge(stage: HostileStage, page: HostilePage): Promise<void> {
  const { expected = {} } = page;
  const agent = stage.newAgent();
  const prepared = page.prepare ? [page.prepare] : [];
  const tab = await stage.seat.open(page.screen, listening, ...prepared);
  try {
    await tab.visit(stage.addressOf(page));
    if (page.frame !== undefined) await tab.enterFrame();
    if (expected.opens === "none") return await judgeAbsence(tab);
    await launcherOf(tab, page);
    if (page.clicksOwn) await clickOwn(tab);
    if (page.before) await tab.run(page.before);
    const seen = await launcherOf(tab, page);
    await judgeLauncher(tab, page, seen);
    if (expected.opens === "tab") return await judgeTab(agent, tab, page, seen);

    await tab.run(scrollABit);
    const { scroll, ...before } = await tab.run(lookAtPage);
    await openAndSay(agent, tab, page, "one");
    await judgeAnswer(tab, agent, wordsOf(page, "one"));
    if (page.meanwhile || page.goesAway) {
      if (page.meanwhile) await tab.run(page.meanwhile);
      if (expected.dies) return await judgeSilence(tab);
      if (page.goesAway) {
        await tab.run(markBeforeSleep);
        await tab.visit(new URL("/elsewhere", stage.addressOf(page)).href);
        await tab.back();
        expect(await tab.run(wasAsleep), "it came out of the back-forward cache").toBe(true);
      }
      await openAndSay(agent, tab, page, "two");
    }
    const { isWholeOnScreen } = (await tab.run(lookAtChat)) ?? {};
    expect(isWholeOnScreen, "the panel is on the screen").toBe(!expected.isCutOff);

    await tab.press("Escape");
    await seenThat(tab, "the panel is closed", ({ isOpen }) => !isOpen);
    // Typing into its own box moves a page, as it should.
    if (!page.meanwhile && !page.goesAway) {
      expect((await tab.run(lookAtPage)).scroll, "the page's place").toEqual(scroll);
    }
    await judgeOwnBox(tab, page);
    const { errors, violations, heard, isHandlerKept } = await tab.run(askWitness);
    expect(errors, "errors that reach the page").toEqual([]);
    expect(violations, "violations of the page's policy").toEqual([]);
    expect([...new Set(heard)], "what the page hears of the chat").toEqual([]);
    expect(isHandlerKept, "window.onerror is the page's own").toBe(true);
    await tab.run(destroyChat);
    // What the page did to itself meanwhile is its own affair.
    if (!page.meanwhile) {
      expect(await tab.run(lookAtPage), "the page as it was").toMatchObject(before);
    }
    expect(await tab.run(lookAtChat), "nothing is left").toBeUndefined();
    expect(tab.complaints().filter((line) => !expected.complaints?.test(line))).toEqual([]);
  } finally {
    await tab.close();
    for (const conversationId of agent.threads()) {
      agent.send({ type: "conversation.close", conversationId });
      agent.send({ type: "wrapUp.end", conversationId });
    }
    await until("the agent is through with the page", agent.isQuiet);
    agent.close();
  }
}

/** Characters that break somewhere: a letter and its mark apart, markup, an emoji of two, what templates evaluate. */
function wordsOf({ name }: HostilePage, which: string): string {
  return `${name} ${which}: Cafe\u0301 <b>&amp;</b> 👋🏽 {{x}} "№2" \\n`;
}

/** Looks until it is so, and says what it saw last. */
async function seenThat(tab: Tab, what: string, isSo: (seen: Seen) => boolean): Promise<Seen> {
  let seen: Seen | undefined;
  try {
    await until(
      what,
      async () => {
        seen = await tab.run(lookAtChat);
        return seen !== undefined && isSo(seen);
      },
      SOON_MS,
    );
  } catch (error) {
    throw new Error(`${what}: ${JSON.stringify(seen)}; ${tab.complaints().join("; ")}`, {
      cause: error,
    });
  }
  if (seen === undefined) throw new Error(`nothing was seen: ${what}`);
  return seen;
}

function launcherOf(tab: Tab, { before, clicksOwn }: HostilePage): Promise<Seen> {
  // A dialog of the page's may still be opening over it.
  const mayBeCovered = before !== undefined || clicksOwn === true;
  return seenThat(tab, "the launcher is there", ({ launcher }) => mayBeCovered || launcher.isHit);
}

async function clickOwn(tab: Tab): Promise<void> {
  const { left, top } = await tab.run(() => {
    const edges = document.getElementById("own-button")?.getBoundingClientRect();
    return { left: (edges?.left ?? 0) + 4, top: (edges?.top ?? 0) + 4 };
  });
  await tab.click(left, top);
}

async function judgeLauncher(tab: Tab, page: HostilePage, first: Seen): Promise<void> {
  const { size = SIZE_PX, side = "right", colour = ACCENT } = page.expected ?? {};
  const seen = first.launcher.isHit
    ? first
    : await seenThat(tab, "a pointer meets the launcher", ({ launcher }) => launcher.isHit);
  const { launcher, screen, hostCount } = seen;
  const margin = (MARGIN_PX * size) / SIZE_PX;
  expect(launcher, "the launcher's size, side and place").toMatchObject({
    width: size,
    height: size,
    top: screen.height - margin - size,
    left: side === "left" ? margin : screen.width - margin - size,
    isHit: true,
  });
  expect(hostCount, "one chat").toBe(1);
  // Above the mark in its middle.
  const drawn = await tab.colourAt(launcher.left + size / 2, launcher.top + size / 8);
  expect(drawn, "the launcher's colour as it is drawn").toBe(colour);
}

function clickLauncher(tab: Tab, { launcher }: Seen): Promise<void> {
  return tab.click(launcher.left + launcher.width / 2, launcher.top + launcher.height / 2);
}

async function openAndSay(
  agent: LiveAgent,
  tab: Tab,
  page: HostilePage,
  which: string,
): Promise<void> {
  const seen = await seenThat(tab, "the launcher or the chat", () => true);
  if (!seen.isOpen) await clickLauncher(tab, seen);
  else await tab.run(focusChat);
  await seenThat(tab, "the chat's box has the focus", ({ isBoxFocused }) => isBoxFocused);
  const words = wordsOf(page, which);
  await tab.type(words);
  await tab.press("Enter");
  const arrived = words.normalize("NFC");
  await until(
    `the agent has, once and byte for byte: ${arrived}; has ${textsAt(agent).join(" | ")}`,
    () => textsAt(agent).filter((text) => text === arrived).length === 1,
    SOON_MS,
  );
}

function wasAsleep(): boolean {
  return (document.documentElement as { wasHere?: boolean }).wasHere === true;
}

function markBeforeSleep(): void {
  Object.assign(document.documentElement, { wasHere: true });
}

/** As a visitor would by a click into it. */
function focusChat(): void {
  const around = document.querySelector("shop-dialog")?.shadowRoot ?? document;
  const host = [...around.querySelectorAll("[popover]")].find((each) => each.shadowRoot);
  host?.shadowRoot?.querySelector("textarea")?.focus();
}

function textsAt(agent: LiveAgent): string[] {
  return agent.threads().flatMap((id) => agent.shown(id).map(({ text }) => text));
}

/** The way back: what the agent says stands in the panel. Then the chat is over for the agent, who has room for others. */
async function judgeAnswer(tab: Tab, agent: LiveAgent, words: string): Promise<void> {
  const conversationId = agent
    .threads()
    .find((id) => agent.shown(id).some(({ text }) => text === words.normalize("NFC")));
  if (conversationId === undefined) throw new Error(`no thread of the agent's has ${words}`);
  const answer = `Answer to ${words.normalize("NFC").slice(0, 60).trim()}`;
  agent.send({ type: "message.post", conversationId, text: answer });
  await seenThat(tab, "the answer stands in the panel", ({ log }) => log.includes(answer));
}

/** The page's own box takes the focus and keys, and its listeners hear them. */
async function judgeOwnBox(tab: Tab, { expected }: HostilePage): Promise<void> {
  if (expected?.isOwnBoxClosed) return;
  expect(await tab.run(focusOwnBox), "the page's own box takes the focus").toBe(true);
  const heardBefore = (await tab.run(askWitness)).own.length;
  await tab.type("ok");
  expect(await tab.run(ownText), "the page's own box takes text").toMatch(/ok$/);
  const { own } = await tab.run(askWitness);
  expect(own.slice(heardBefore), "the page hears its own keys").toContain("keydown");
}

/** Where the page has no origin the chat is a page of its own, and works there. */
async function judgeTab(agent: LiveAgent, tab: Tab, page: HostilePage, seen: Seen): Promise<void> {
  const opened = await tab.opening(() => clickLauncher(tab, seen));
  const words = wordsOf(page, "tab");
  await until("the page of its own has the focus in its box", () => opened.run(isBoxFocused));
  expect(await opened.run(() => opener === null), "it does not know the page").toBe(true);
  await opened.type(words);
  await opened.press("Enter");
  await until("the agent has it", () => textsAt(agent).includes(words.normalize("NFC")));
  const { errors, violations } = await tab.run(askWitness);
  expect([...errors, ...violations], "errors and violations").toEqual([]);
  expect(tab.complaints().filter((line) => !page.expected?.complaints?.test(line))).toEqual([]);
}

function isBoxFocused(): boolean {
  return document.activeElement?.shadowRoot?.activeElement?.localName === "textarea";
}

/** The chat has loaded and shows nothing. */
async function judgeAbsence(tab: Tab): Promise<void> {
  const seen = await seenThat(tab, "the chat has loaded", () => true);
  expect(seen.launcher, "the launcher is not there").toMatchObject({ width: 0, isHit: false });
  await judgeSilence(tab);
}

async function judgeSilence(tab: Tab): Promise<void> {
  const { errors, violations } = await tab.run(askWitness);
  expect([...errors, ...violations], "errors and violations").toEqual([]);
  expect(tab.complaints(), "what the browser complains of").toEqual([]);
}
