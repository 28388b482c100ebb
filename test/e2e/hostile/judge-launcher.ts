import { expect } from "vitest";
import type { Expected } from "./hostile-page.ts";
import type { Seen } from "./in-page.ts";
import { seenThat } from "./sight.ts";
import type { Tab } from "./tab.ts";

const SIZE_PX = 56;
const MARGIN_PX = 20;
const ACCENT = "rgb(17, 94, 89)";

/** A pointer meets it, it has its size, side and colour, it is the only one, and the chat has taken no focus. */
export async function judgeLauncher(tab: Tab, expected: Expected): Promise<Seen> {
  const { size = SIZE_PX, side = "right", colour = ACCENT } = expected;
  // A dialog of the page's may still be opening over it.
  const seen = await seenThat(
    tab,
    "a pointer meets the launcher",
    ({ launcher }) => launcher.isHit,
  );
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
  expect(seen.isFocused, "the chat took the focus by itself").toBe(false);
  // Above the mark in its middle.
  const drawn = await tab.colourAt(launcher.left + size / 2, launcher.top + size / 8);
  expect(drawn, "the launcher's colour as it is drawn").toBe(colour);
  return seen;
}

/** A real click into its middle. */
export function clickLauncher(tab: Tab, { launcher }: Seen): Promise<void> {
  return tab.click(launcher.left + launcher.width / 2, launcher.top + launcher.height / 2);
}
