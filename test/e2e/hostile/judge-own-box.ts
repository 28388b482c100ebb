import { expect } from "vitest";
import type { Expected } from "./hostile-page.ts";
import { askWitness, focusOwnBox, ownText } from "./in-page.ts";
import type { Tab } from "./tab.ts";

/** The page's own box takes the focus and keys as it would without us, and its listeners hear them. Resolves to whether it has the focus now. */
export async function judgeOwnBox(tab: Tab, expected: Expected): Promise<boolean> {
  const isFocused = await tab.run(focusOwnBox);
  const heardBefore = (await tab.run(askWitness)).own.length;
  const textBefore = await tab.run(ownText);
  if (isFocused) await tab.type("ok");
  const takesText = (await tab.run(ownText)) === `${textBefore}ok`;
  expect(takesText, "the page's own box takes text").toBe(!expected.isOwnBoxClosed);
  const { own } = await tab.run(askWitness);
  if (takesText) expect(own.slice(heardBefore), "the page hears its own keys").toContain("keydown");
  return isFocused;
}

/** A click on the page's own button. */
export async function clickOwn(tab: Tab): Promise<void> {
  const { left, top } = await tab.run(() => {
    const edges = document.getElementById("own-button")?.getBoundingClientRect();
    return { left: (edges?.left ?? 0) + 4, top: (edges?.top ?? 0) + 4 };
  });
  await tab.click(left, top);
}
