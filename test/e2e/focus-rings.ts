import type { Page } from "playwright-core";
import { contrastOf } from "../../shared/src/look/contrast.ts";
import { partsOn } from "./coloured-parts.ts";

const LEAST_PX = 2;
const LEAST_CONTRAST = 3;

/** What takes the focus in the chat and does not show it by a line of 2 px with 3:1 to what lies behind, nor by the browser's own ring (AC14). What has it now has it again afterwards. */
export async function faintRings(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const count = await page.evaluate(focusOne, { at: -1 });
  for (let at = 0; at < count; at++) {
    await page.evaluate(focusOne, { at });
    const part = (await partsOn(page)).parts.find(({ hasFocus }) => hasFocus);
    if (part === undefined) continue; // it cannot be pressed now, or cannot be seen
    const { ring, kind, words } = part;
    if (ring?.isBrowsers) continue;
    const contrast = ring ? contrastOf(ring.ink, ring.ground) : 0;
    if (ring === null || ring.widthPx < LEAST_PX || contrast < LEAST_CONTRAST)
      faults.push(`no ring: ${kind} ${words.slice(0, 60)} ${JSON.stringify(ring)}`);
  }
  await page.evaluate(focusOne, { at: count });
  return faults;
}

/** Gives the focus to one of what can have it, as Tab would, and says how many there are; -1 remembers which has it, and one too many gives it back. */
function focusOne({ at }: { at: number }): number {
  const host = [...document.querySelectorAll("html > *, body > *")].find((each) => each.shadowRoot);
  const root = host?.shadowRoot;
  if (!root) throw new Error("no chat");
  // An open menu goes when the focus leaves it.
  const all = [
    ...(root.querySelector("[role=menu]") ?? root).querySelectorAll<HTMLElement>(
      "button, a[href], input, textarea, [tabindex]",
    ),
  ].filter(
    (node) =>
      (node.tabIndex >= 0 || node.closest("[role=menu]")) &&
      node.checkVisibility({ visibilityProperty: true }),
  );
  if (at < 0) Reflect.set(window, "focusedBefore", root.activeElement);
  const node = at < all.length ? all[at] : Reflect.get(window, "focusedBefore");
  // What has it by a click shows nothing until it is come to anew.
  if (node === root.activeElement) all.find((other) => other !== node)?.focus();
  // The browser shows the focus that a script gives only where it was asked to.
  if (at >= 0) node?.focus({ focusVisible: true, preventScroll: true });
  return all.length;
}
