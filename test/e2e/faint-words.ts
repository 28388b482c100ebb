import type { Page } from "playwright-core";
import { contrastOf } from "../../shared/src/look/contrast.ts";

/** What WCAG 1.4.3 asks between words and what lies behind them. Larger words may have less; ours have it too. */
const LEAST = 4.5;

/**
 * "Words have 4.5:1" (AC10): those on the screen of the chat that have less, as the browser computes their colours. What lies behind them is the background of
 * their nearest ancestors down to an opaque one; axe cannot tell it in the top layer, and says nothing there. A button that cannot be pressed now may be faint.
 * Colours that the visitor has forced on every page are their own, and no fault of ours. What comes in by and by is looked at once it has.
 */
export async function faintWords(page: Page): Promise<string[]> {
  const drawn = await page.evaluate(async () => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const root = [...document.documentElement.children, ...document.body.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!root || paper === null) throw new Error("no chat, or no canvas");
    if (matchMedia("(forced-colors:active)").matches) return null;
    const coming = root
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(coming.map(({ finished }) => finished));
    const times = ([red, green, blue, alpha]: Colour, share: number): Colour => [
      red * share,
      green * share,
      blue * share,
      alpha * share,
    ];
    /** Each part from 0 to 1, and already times the alpha. */
    const colourOf = (css: string): Colour => {
      paper.clearRect(0, 0, 1, 1);
      paper.fillStyle = css;
      paper.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
      const share = alpha / 255;
      return [(red / 255) * share, (green / 255) * share, (blue / 255) * share, share];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const [red, green, blue, alpha] = times(back, 1 - front[3]);
      return [front[0] + red, front[1] + green, front[2] + blue, front[3] + alpha];
    };
    const hexOf = (colour: Colour) =>
      `#${over(colour, [1, 1, 1, 1])
        .slice(0, 3)
        .map((part) => Math.round(part * 255))
        .map((part) => part.toString(16).padStart(2, "0"))
        .join("")}`;
    const seen = (node: Element, css: string) => {
      let ink = colourOf(css);
      let behind: Colour = [0, 0, 0, 0];
      for (let at: Element | null = node; at !== null;) {
        const { backgroundColor, opacity } = getComputedStyle(at);
        const background = colourOf(backgroundColor);
        ink = times(over(ink, background), Number(opacity));
        behind = times(over(behind, background), Number(opacity));
        at = at.parentElement ?? (at.getRootNode() === root ? root.host : null);
      }
      return { ink: hexOf(ink), behind: hexOf(behind) };
    };
    return [...root.querySelectorAll("*")].flatMap((node) => {
      if (!node.checkVisibility({ visibilityProperty: true })) return [];
      if (node.closest(".unseen, :disabled, [aria-disabled=true]") !== null) return [];
      const isField = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
      const isHint = isField && node.value === "";
      const words = isField
        ? node.value || node.placeholder
        : [...node.childNodes].map((child) => (child instanceof Text ? child.data : "")).join("");
      if (words.trim() === "") return [];
      const { color } = getComputedStyle(node, isHint ? "::placeholder" : null);
      return [
        { name: `${node.tagName.toLowerCase()}.${node.className} ${words}`, ...seen(node, color) },
      ];
    });
  });
  if (drawn === null) return [];
  if (drawn.length === 0 && (await page.locator("button[aria-expanded=true]").count()) > 0)
    throw new Error("no words in an open chat");
  return drawn.flatMap(({ name, ink, behind }) => {
    const contrast = contrastOf(ink, behind);
    return contrast >= LEAST
      ? []
      : [`faint, ${contrast.toFixed(2)} (${ink} on ${behind}): ${name.slice(0, 80)}`];
  });
}
