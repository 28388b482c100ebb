import type { Page } from "playwright-core";

/** What the keys used in the tests write on a Russian keyboard. */
const RUSSIAN: Readonly<Record<string, string>> = {
  a: "ф",
  d: "в",
  e: "у",
  g: "п",
  h: "р",
  i: "ш",
  j: "о",
  k: "л",
  m: "ь",
  n: "т",
  q: "й",
  r: "к",
  s: "ы",
  t: "е",
  u: "г",
  w: "ц",
  "#": "№",
};
const SHIFT = 8;
const CONTROL = 2;

/** Presses the key on which an American keyboard has `letter`, or the `#` of the 3: what it writes is the layout's. */
export type Press = (letter: string, isMod?: boolean) => Promise<void>;

export const latin =
  (page: Page): Press =>
  (letter, isMod = false) =>
    page.keyboard.press(isMod ? `Control+${letter}` : letter);

/** The same key by its place, as a browser reports it where the layout is Russian. */
export const cyrillic =
  (page: Page): Press =>
  async (letter, isMod = false) => {
    const key = RUSSIAN[letter];
    if (key === undefined) throw new Error(`no key for ${letter}`);
    const isSign = letter === "#";
    const code = isSign ? "Digit3" : `Key${letter.toUpperCase()}`;
    const windowsVirtualKeyCode = (isSign ? "3" : letter.toUpperCase()).charCodeAt(0);
    const modifiers = (isMod ? CONTROL : 0) + (isSign ? SHIFT : 0);
    const pressed = { key, code, windowsVirtualKeyCode, modifiers };
    const text = isMod ? {} : { text: key };
    const session = await page.context().newCDPSession(page);
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", ...pressed, ...text });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...pressed });
    await session.detach();
  };
