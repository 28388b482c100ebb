import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsInChat } from "../e2e/axe.ts";
import {
  cutOff,
  cutOffWhenSpaced,
  edgeless,
  errorsOfFields,
  fieldsToRemember,
  hintsCutOff,
  moving,
  scrollsSideways,
  sides,
  smallTargets,
} from "../e2e/chat-faults.ts";
import { type Look, openStatesStage, type Setting, type StatesStage } from "../e2e/chat-states.ts";
import { buildPseudoLanguage } from "../e2e/pseudo-language.ts";

const WIDE = { viewport: { width: 1280, height: 800 } };
const NARROW = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

/** Those in which a field is wrong. */
const WITH_ERRORS = [
  "too long",
  "a wrong address",
  "a number to call, a wrong one",
  "a wrong answer",
];

let stage: StatesStage;

beforeAll(async () => {
  stage = await openStatesStage();
});
afterAll(() => stage?.close());

/** Every language once; each state is then looked at in the other colours at the other width, so that any two of the three meet (pairwise). */
const rows = ["bg", "en", "fi", "lt", "nl", "ru"].map((language, at) => ({
  language,
  colorScheme: at % 4 < 2 ? ("light" as const) : ("dark" as const),
  width: at % 2 === 0 ? ("wide" as const) : ("narrow" as const),
}));

test.each(rows)(
  "AC1, AC8, AC9, AC10, AC11, AC19: in every state axe finds nothing, nothing is cut off or moves, what is pressed is large enough, a wrong field has its words, and nothing has to be remembered: $language, $colorScheme, $width",
  async ({ language, colorScheme, width }) => {
    const isNarrow = width === "narrow";
    const screen = { ...(isNarrow ? NARROW : WIDE), colorScheme };
    const others = colorScheme === "light" ? ("dark" as const) : ("light" as const);
    const setting = { screen, tag: { "data-lang": language } };
    await everyStateIsClean(setting, isNarrow, async (_, page) => {
      await page.emulateMedia({ colorScheme: others });
      await page.setViewportSize((isNarrow ? WIDE : NARROW).viewport);
      const faults = [...(await unreadable(page)), ...(await hintsCutOff(page))];
      await page.setViewportSize(screen.viewport);
      await page.emulateMedia({ colorScheme });
      return faults.map((fault) => `${others}, ${isNarrow ? "wide" : "narrow"}: ${fault}`);
    });
  },
);

test.each([
  ["at 200 %", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ["in forced colours, with an edge", { ...WIDE, forcedColors: "active" as const }],
])("AC1, AC9, AC10, AC11: every state holds %s", async (_, screen) => {
  await everyStateIsClean({ screen }, false);
});

test.each([
  ["wide", WIDE],
  ["narrow", NARROW],
])(
  "AC12: in a language that is written from right to left, with words 40 % longer, everything changes sides, and nothing is cut off: %s",
  async (width, screen) => {
    const pseudo = await buildPseudoLanguage();
    const mirrored = { screen, direction: "rtl" as const, prepare: pseudo.speak };
    await everyStateIsClean(mirrored, width === "narrow", async (state, page) => {
      if (state === "closed") {
        const launcher = await page.locator("button[aria-expanded]").first().boundingBox();
        expect(launcher?.x).toBe(20);
      }
      if (state !== "with an agent") return [];
      const { title, close, own, theirs, send } = await sides(page);
      expect(Math.min(title ?? 0, theirs ?? 0)).toBeGreaterThan(0.5);
      expect(Math.max(close ?? 1, own ?? 1, send ?? 1)).toBeLessThan(0.5);
      // What people wrote keeps its own direction, or its numbers and full stops would stand on the wrong side.
      const bubble = page.locator(".theirs .bubble").first();
      const note = page.locator(".note").first();
      const directionOf = (node: Element) => getComputedStyle(node).direction;
      expect(await bubble.evaluate(directionOf)).toBe("ltr");
      const time = page.locator(".stamp time").first();
      expect(await time.evaluate(directionOf)).toBe("ltr"); // "4:11 AM", and not "AM 4:11"
      expect(await note.evaluate(directionOf)).toBe("rtl");
      return [];
    });
  },
);

async function everyStateIsClean(
  setting: Setting,
  isTouch: boolean,
  look: (...seen: Parameters<Look>) => Promise<readonly string[]> = async () => [],
): Promise<void> {
  const faults: string[] = [];
  const seen: string[] = [];
  const wrong: string[] = [];
  await stage.play(setting, async (state, page) => {
    seen.push(state);
    const errors = await errorsOfFields(page);
    if (errors.told.length > 0) wrong.push(state);
    const found = [
      ...errors.faults,
      ...(await fieldsToRemember(page)),
      ...(await moving(page)),
      ...(setting.screen.forcedColors === "active" ? await edgeless(page) : []),
      ...(await unreadable(page)),
      // Our own words fit; those of the pseudo-language are longer than any.
      ...(setting.tag === undefined ? [] : await hintsCutOff(page)),
      ...(await cutOffWhenSpaced(page)),
      ...(await smallTargets(page, isTouch ? 44 : 32)),
      ...(await look(state, page)),
    ];
    faults.push(...found.map((fault) => `${state}: ${fault}`));
  });
  expect(faults).toEqual([]);
  expect(seen).toHaveLength(31);
  expect(wrong).toEqual(WITH_ERRORS);
}

/** What depends on the colours and on the width. */
async function unreadable(page: Page): Promise<string[]> {
  return [
    ...(await faultsInChat(page)),
    ...(await cutOff(page)),
    ...((await scrollsSideways(page)) ? ["the page scrolls sideways"] : []),
  ];
}
