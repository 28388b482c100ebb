import type { Page } from "playwright-core";
import type { contrastOf } from "../../shared/src/look/contrast.ts";

type Hex = Parameters<typeof contrastOf>[0];

interface Colours<Colour> {
  readonly ink: Colour;
  readonly ground: Colour;
  readonly edge: Colour;
}

/** Something on the page, as far as its colours may mean something. */
export interface Part {
  /** What it is, but for its state: an element with its first class, and that of what it stands in. */
  readonly kind: string;
  /** As the element itself sets them; `none` where it has what it stands in. */
  readonly own: Colours<string>;
  /** As they are drawn there, over what lies behind. */
  readonly drawn: Colours<Hex>;
  /** What is seen without colours of it, and of the control or the row that it stands in: weight, slant, lines, edges, drawings; the size of what has no words. */
  readonly shape: readonly string[];
  /** What shows that it has the focus: a line of so many px, its colour, and what that stands on; `null` where it has not, or shows nothing. */
  readonly ring: {
    readonly isBrowsers: boolean;
    readonly widthPx: number;
    readonly ink: Hex;
    readonly ground: Hex;
  } | null;
  readonly hasFocus: boolean;
  /** What can be read there, and in the control or the row; where nothing can, what can be read around it. */
  readonly words: string;
}

/** All of them that are shown, in the chat where the page has one, and links in sentences that are not underlined. */
export async function partsOn(
  page: Page,
): Promise<{ readonly parts: Part[]; readonly links: string[] }> {
  return page.evaluate(async () => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const host = [...document.querySelectorAll("html > *, body > *")].find(
      (each) => each.shadowRoot,
    );
    const root = host?.shadowRoot ?? document.body;
    const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (paper === null) throw new Error("no canvas");
    const moving = () =>
      [...document.getAnimations(), ...(host?.shadowRoot?.getAnimations() ?? [])].filter(
        ({ effect }) => Number(effect?.getComputedTiming().endTime) < Infinity,
      );
    // Until nothing moves: what has just become another still has its colour of before, if only for a frame.
    for (let now = moving(); now.length > 0; now = moving())
      await Promise.allSettled(now.map(({ finished }) => finished));

    const colourOf = (css: string): Colour => {
      paper.clearRect(0, 0, 1, 1);
      paper.fillStyle = css;
      paper.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const hexOf = (colour: Colour): `#${string}` =>
      `#${colour
        .slice(0, 3)
        .map((part) => Math.round(part).toString(16).padStart(2, "0"))
        .join("")}`;
    const parentOf = (node: Element): Element | null =>
      node.parentElement ?? (node.getRootNode() === root ? (host ?? null) : null);
    const paperColour: Colour = colourOf(
      matchMedia("(prefers-color-scheme:dark)").matches ? "#000" : "#fff",
    );
    const groundOf = (node: Element | null): Colour =>
      node === null
        ? paperColour
        : over(colourOf(getComputedStyle(node).backgroundColor), groundOf(parentOf(node)));

    const WIDER_PX = 24;
    const UNSEEN = ".unseen, .only-for-readers, script, style, option";
    const isShown = (node: Element) => {
      const { width, height } = node.getBoundingClientRect();
      return (
        width > 0 &&
        height > 0 &&
        node.checkVisibility({ visibilityProperty: true }) &&
        !node.closest(UNSEEN)
      );
    };
    /** As they stand there, but for what only screen readers have. */
    const wordsOf = (node: Element): string => {
      if (!isShown(node) && !node.matches("bdi, span, strong, em, b")) return "";
      if (node.closest(UNSEEN)) return "";
      const drawn = ["::before", "::after"].map((part) => {
        const { content } = getComputedStyle(node, part);
        return /^(none|normal|"")$/.test(content) ? "" : content;
      });
      const inside = [...node.childNodes].map((child) => {
        if (child instanceof Text) return child.data;
        return child instanceof Element ? wordsOf(child) : "";
      });
      const value =
        (node instanceof HTMLInputElement && !/^(radio|checkbox)$/.test(node.type)) ||
        node instanceof HTMLTextAreaElement
          ? node.value || node.placeholder
          : "";
      return [drawn[0], ...inside, value, drawn[1]].join(" ").replaceAll(/\s+/g, " ").trim();
    };
    const wordsAround = (node: Element): string => {
      for (let at: Element | null = node, steps = 0; at && steps < 3; at = parentOf(at), steps++) {
        const words = wordsOf(at);
        if (words !== "") return words;
      }
      return "";
    };
    const isClear = (css: string) => colourOf(css)[3] === 0;
    /** Of the first that is wider and has it: whose words they are. What has no words lies somewhere because of what lies beside it. */
    const sideOf = (node: Element): string => {
      if (wordsOf(node) === "") return "";
      const inner = node.getBoundingClientRect();
      for (let at = parentOf(node); at; at = parentOf(at)) {
        const outer = at.getBoundingClientRect();
        const [left, right] = [inner.left - outer.left, outer.right - inner.right];
        if (left + right < 2 * WIDER_PX) continue;
        return Math.abs(left - right) < WIDER_PX ? "" : left > right ? "right" : "left";
      }
      return "";
    };
    const shapeOf = (node: Element): string[] => {
      const style = getComputedStyle(node);
      const sides = (["Top", "Right", "Bottom", "Left"] as const).flatMap((side) => {
        const width = style[`border${side}Width`];
        const kind = style[`border${side}Style`];
        return width === "0px" || kind === "none" || isClear(style[`border${side}Color`])
          ? []
          : [`edge ${side} ${kind} ${width}`];
      });
      const drawings = [...node.querySelectorAll("svg")].flatMap((svg) => [
        `drawing ${[...svg.querySelectorAll("*")].map((line) => line.getAttribute("d") ?? line.localName).join()}`,
        getComputedStyle(svg).fill === "none" ? "hollow" : "filled",
      ]);
      const before = getComputedStyle(node, "::before");
      const { width, height } = node.getBoundingClientRect();
      return [
        Number(style.fontWeight) >= 600 ? "bold" : "",
        style.fontStyle === "normal" ? "" : style.fontStyle,
        style.textDecorationLine === "none" ? "" : style.textDecorationLine,
        style.boxShadow === "none" ? "" : "shadow",
        style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : "ring",
        sideOf(node),
        `mask ${style.clipPath} ${before.clipPath}`,
        wordsOf(node) === "" ? `size ${Math.round(width)} ${Math.round(height)}` : "",
        node instanceof HTMLInputElement && /^(radio|checkbox)$/.test(node.type) && node.checked
          ? "ticked"
          : "",
        ...sides,
        ...drawings,
      ].filter(Boolean);
    };
    const ringOf = (node: Element): Part["ring"] => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(node);
      if (outlineStyle === "none" || outlineWidth === "0px") return null;
      const isOutside = Number.parseFloat(outlineOffset) >= 0;
      const ground = groundOf(isOutside ? parentOf(node) : node);
      const widthPx = Number.parseFloat(outlineWidth);
      return {
        isBrowsers: outlineStyle === "auto",
        widthPx,
        ink: hexOf(over(colourOf(outlineColor), ground)),
        ground: hexOf(ground),
      };
    };
    const nameOf = (node: Element | null): string =>
      node === null ? "" : `${node.localName}${node.classList[0] ? `.${node.classList[0]}` : ""}`;
    const kindOf = (node: Element): string => `${nameOf(parentOf(node))} > ${nameOf(node)}`;

    const all = [...root.querySelectorAll("*:not(svg *, option)")]
      .filter(isShown)
      // What cannot be pressed now may be faint: what is missing says why.
      .filter((node) => !node.closest(":disabled, [aria-disabled=true]"));
    const parts = all.map((node) => {
      const style = getComputedStyle(node);
      const parent = parentOf(node);
      const inherited = parent && getComputedStyle(parent).color;
      const hasInk = style.color !== inherited;
      const hasGround = !isClear(style.backgroundColor);
      const side = (["Left", "Right", "Top", "Bottom"] as const).find(
        (each) =>
          style[`border${each}Width`] !== "0px" &&
          style[`border${each}Style`] !== "none" &&
          !isClear(style[`border${each}Color`]),
      );
      const edgeCss = side ? style[`border${side}Color`] : "";
      const ground = groundOf(node);
      const around = parent?.closest("a, button, label, li, article");
      return {
        kind: kindOf(node),
        own: {
          ink: hasInk ? style.color : "none",
          ground: hasGround ? style.backgroundColor : "none",
          edge: side ? edgeCss : "none",
        },
        drawn: {
          ink: hexOf(over(colourOf(style.color), ground)),
          ground: hexOf(ground),
          edge: hexOf(side ? over(colourOf(edgeCss), groundOf(parent)) : groundOf(parent)),
        },
        shape: [
          ...shapeOf(node),
          ...(around ? shapeOf(around).map((sign) => `around: ${sign}`) : []),
        ],
        hasFocus: node === (root instanceof ShadowRoot ? root : document).activeElement,
        ring: ringOf(node),
        words: [wordsAround(node), around ? wordsOf(around) : ""].join(" "),
      };
    });
    const links = all
      .filter((node) => node.localName === "a" && getComputedStyle(node).display === "inline")
      .filter((node) =>
        [...(node.parentNode?.childNodes ?? [])].some(
          (beside) => beside instanceof Text && beside.data.trim() !== "",
        ),
      )
      .filter((node) => {
        const { textDecorationLine, fontWeight, borderBottomWidth } = getComputedStyle(node);
        return (
          textDecorationLine === "none" && Number(fontWeight) < 600 && borderBottomWidth === "0px"
        );
      })
      .map((node) => node.textContent ?? "");
    return { parts, links };
  });
}
