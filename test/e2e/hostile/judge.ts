import { expect } from "vitest";
import type { LiveAgent } from "../../live/live-agent.ts";
import { until } from "../../live/product.ts";
import type { Expected, HostilePage } from "./hostile-page.ts";
import { endDay, type HostileStage } from "./hostile-stage.ts";
import {
  askWitness,
  destroyChat,
  isOwnBoxFocused,
  lookAtChat,
  lookAtPage,
  scrollABit,
  type Seen,
  witness,
} from "./in-page.ts";
import { clickLauncher, judgeLauncher } from "./judge-launcher.ts";
import { clickOwn, judgeOwnBox } from "./judge-own-box.ts";
import { expectHeard, judgeAnswer, openAndSay, textsAt, wordsOf } from "./judge-thread.ts";
import { patienceFor } from "./patience.ts";
import { seenThat } from "./sight.ts";
import type { Tab } from "./tab.ts";

/** What `widget/README.md` says a page does not hear of the chat, in words of its own and not the widget's list. */
const KEPT_FROM_PAGES =
  "keydown keyup keypress beforeinput input copy cut paste click mousedown pointerdown touchstart touchend touchmove wheel focusin focusout";
const listening = `(${witness.toString()})(${JSON.stringify(KEPT_FROM_PAGES)})`;

/** Takes one visitor through one page, and holds every promise of the widget against it. */
export async function judge(stage: HostileStage, page: HostilePage): Promise<void> {
  const expected = expectedOf(page, stage);
  const agent = stage.newAgent();
  const prepared = page.prepare ? [page.prepare] : [];
  const tab = await stage.seat.open(page.screen, listening, ...prepared);
  try {
    await tab.visit(stage.addressOf(page));
    if (page.frame !== undefined) await tab.enterFrame();
    if (expected.opens === "none") return await judgeAbsence(tab);
    await seenThat(tab, "the launcher is there", () => true);
    if (page.clicksOwn) await clickOwn(tab);
    if (page.before) await tab.run(page.before);
    const seen = await judgeLauncher(tab, expected);
    if (expected.opens === "tab") return await judgeTab(agent, tab, page, seen);

    await tab.run(scrollABit);
    const { scroll, ...before } = await tab.run(lookAtPage);
    const said = [wordsOf(page, "one")];
    await openAndSay(agent, tab, said);
    said.push(await judgeAnswer(tab, agent, wordsOf(page, "one")));
    await expectHeard(agent, said);
    if (page.meanwhile || page.goesAway) {
      if (page.meanwhile) await tab.run(page.meanwhile);
      if (expected.dies) return await judgeSilence(tab);
      if (page.goesAway) {
        await tab.run(markBeforeSleep);
        await tab.visit(new URL("/elsewhere", stage.addressOf(page)).href);
        await tab.back();
        expect(await tab.run(wasAsleep), "it came out of the back-forward cache").toBe(
          !expected.isBuiltAnew,
        );
        await seenThat(tab, "the chat is open as it was", ({ isOpen }) => isOpen);
      }
      said.push(wordsOf(page, "two"));
      await openAndSay(agent, tab, said);
    }
    const { isWholeOnScreen } = (await tab.run(lookAtChat)) ?? {};
    expect(isWholeOnScreen, "the panel is on the screen").toBe(!expected.isCutOff);

    await tab.press("Escape");
    await seenThat(tab, "the panel is closed", ({ isOpen }) => !isOpen);
    // Typing into its own box moves a page, as it should.
    if (!page.meanwhile && !page.goesAway) {
      expect((await tab.run(lookAtPage)).scroll, "the page's place").toEqual(scroll);
    }
    const hasFocus = await judgeOwnBox(tab, expected);
    const { errors, violations, heard, isHandlerKept } = await tab.run(askWitness);
    expect(errors, "errors that reach the page").toEqual([]);
    expect(violations.join(), "violations of the page's policy").toBe("");
    expect([...new Set(heard)], "what the page hears of the chat").toEqual([]);
    expect(isHandlerKept, "window.onerror is the page's own").toBe(true);
    await expectHeard(agent, said);
    await tab.run(destroyChat);
    expect(await tab.run(isOwnBoxFocused), "the page's box keeps the focus").toBe(hasFocus);
    // What the page did to itself meanwhile is its own affair.
    if (!page.meanwhile) {
      expect(await tab.run(lookAtPage), "the page as it was").toMatchObject(before);
    }
    expect(await tab.run(lookAtChat), "nothing is left").toBeUndefined();
    expect(tab.complaints(), "what the browser complains of").toEqual([]);
  } finally {
    await tab.close();
    await endDay(agent);
  }
}

function expectedOf({ expected = {} }: HostilePage, { seat }: HostileStage): Expected {
  return { ...expected, ...(seat.browser === "Firefox" && expected.inFirefox) };
}

/** Where the page has no origin the chat is a page of its own, and works there. */
async function judgeTab(agent: LiveAgent, tab: Tab, page: HostilePage, seen: Seen): Promise<void> {
  const opened = await tab.opening(() => clickLauncher(tab, seen));
  const words = wordsOf(page, "tab");
  await until(
    "the page of its own has the focus in its box",
    () => opened.run(isBoxFocused),
    patienceFor("the page of its own has the focus in its box"),
  );
  expect(await opened.run(() => opener === null), "it does not know the page").toBe(true);
  await opened.type(words);
  await opened.press("Enter");
  await until(
    "what was said in the tab has come",
    () => textsAt(agent).includes(words.normalize("NFC")),
    patienceFor("what was said in the tab has come"),
  );
  const { errors, violations } = await tab.run(askWitness);
  expect([...errors, ...violations], "errors on the page that the tab came from").toEqual([]);
  const complaints = [...tab.complaints(), ...opened.complaints()];
  expect(complaints, "complaints about the page or its tab").toEqual([]);
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
  expect([...errors, ...violations], "errors of a chat that does nothing").toEqual([]);
  expect(tab.complaints(), "complaints about a chat that does nothing").toEqual([]);
}

function wasAsleep(): boolean {
  return (document.documentElement as { wasHere?: boolean }).wasHere === true;
}

function markBeforeSleep(): void {
  Object.assign(document.documentElement, { wasHere: true });
}
