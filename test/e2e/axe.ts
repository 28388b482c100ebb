import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { faintWords } from "./faint-words.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One element that breaks one of axe-core's rules. */
interface Fault {
  readonly rule: string;
  readonly html: string;
  readonly isInShadowTree: boolean;
}

/** What axe-core finds on a page against WCAG 2.2 AA, and its good practices: each rule with the element that breaks it. */
export async function faultsOnPage(page: Page): Promise<string[]> {
  return (await faultsOf(page)).map(said);
}

/** The same of the chat alone, which stands in a shadow tree while the rest is the shop's own page; and the words that are too faint there (AC10). */
export async function faultsInChat(page: Page): Promise<string[]> {
  const faults = (await faultsOf(page)).filter(({ isInShadowTree }) => isInShadowTree).map(said);
  return [...faults, ...(await faintWords(page))];
}

function said({ rule, html }: Fault): string {
  return `${rule}: ${html}`;
}

/** Until what changes its colour, as when the page turns dark, has the colour that it keeps. */
async function changed(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function faultsOf(page: Page): Promise<Fault[]> {
  await changed(page);
  // A page is looked at in many states, and half a megabyte of script is read again each time.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, "axe").run({ resultTypes: ["violations"] });
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: { html: string; target: unknown[] }[] }) =>
        // What lies in a shadow tree has a path for a target.
        nodes.map(({ html, target }) => ({
          rule: id,
          html,
          isInShadowTree: Array.isArray(target[0]),
        })),
    );
  });
}
