import type { Page } from "playwright-core";

/** What lies in the chat and cannot be read whole: cut off by its own edge, or beyond that of the panel. One px is rounding. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children, ...document.body.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const panel = root?.querySelector(".panel:not([hidden])");
    if (!panel) return [];
    // An enlarged picture has the whole screen.
    const frameOf = (node: Element) => (node.closest(".viewer") ?? panel).getBoundingClientRect();
    const isUnseen = (node: Element) => node.closest(".unseen") !== null;
    const said = (why: string, node: Element) =>
      `${why}: ${node.tagName.toLowerCase()}.${node.className} ${node.textContent?.slice(0, 60)}`;
    return [...panel.querySelectorAll<HTMLElement>("*:not(svg, svg *)")].flatMap((node) => {
      const box = node.getBoundingClientRect();
      if (isUnseen(node) || box.width === 0) return [];
      const frame = frameOf(node);
      const { overflowX, overflowY } = getComputedStyle(node);
      const isText = node.matches("textarea, input"); // what a visitor writes scrolls
      const isWide = !isText && node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;
      const isHigh = /clip|hidden/.test(overflowY) && node.scrollHeight > node.clientHeight + 1;
      return [
        ...(isWide && overflowX !== "visible" ? [said("too wide", node)] : []),
        ...(isHigh ? [said("too high", node)] : []),
        ...(box.left < frame.left - 1 || box.right > frame.right + 1
          ? [said("outside", node)]
          : []),
      ];
    });
  });
}

/** Hints in empty fields that are wider than their field: it shows their beginning, and nothing scrolls there. */
export async function hintsCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const paper = new OffscreenCanvas(1, 1).getContext("2d");
    if (paper === null) throw new Error("no canvas");
    const fields = root?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      ":is(input, textarea):placeholder-shown",
    );
    return [...(fields ?? [])].flatMap((field) => {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(field);
      paper.font = font;
      const needed = Math.floor(paper.measureText(field.placeholder).width);
      const room =
        field.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
      return field.clientWidth === 0 || needed <= room
        ? []
        : [`a hint of ${needed} px in ${room} px: ${field.placeholder}`];
    });
  });
}

/** Buttons and fields of the chat that are smaller than `leastPx` one way or the other, and a launcher of less than 56. */
export async function smallTargets(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    return [...(root?.querySelectorAll("button, input, textarea") ?? [])].flatMap((node) => {
      const { width, height } = node.getBoundingClientRect();
      const needed = node.parentNode === root ? 56 : least;
      return width === 0 || (width >= needed && height >= needed)
        ? []
        : [
            `${Math.round(width)} x ${Math.round(height)}: ${node.className} ${node.ariaLabel ?? node.textContent}`,
          ];
    });
  }, leastPx);
}

/** Whether the page itself scrolls sideways: at 320 px nothing of ours may make it (WCAG 1.4.10). A phone's window grows with what is too wide. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
}

/**
 * Errors of fields as a screen reader meets them: each wrong field's words, by what `aria-describedby` names. Faults are a wrong field that names no
 * words on the screen, and words of a form that no field names.
 */
export async function errorsOfFields(
  page: Page,
): Promise<{ readonly told: string[]; readonly faults: string[] }> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const isShown = (node: Element) => node.getClientRects().length > 0;
    const wrong = [...(root?.querySelectorAll("[aria-invalid=true]") ?? [])].filter(isShown);
    const named = wrong.map((field) => {
      const words = root?.getElementById(field.getAttribute("aria-describedby") ?? "");
      return words && isShown(words) && words.textContent ? words : undefined;
    });
    const loose = [...(root?.querySelectorAll<HTMLElement>("form .fault") ?? [])].filter(
      (words) => isShown(words) && !named.includes(words),
    );
    return {
      told: named.flatMap((words) => words?.textContent ?? []),
      faults: [
        ...wrong.flatMap((field, at) =>
          named[at] ? [] : [`a wrong field without words: ${field.ariaLabel}`],
        ),
        ...loose.map((words) => `words of no field: ${words.textContent}`),
      ],
    };
  });
}

/** What in the chat has an animation or a transition, whether or not it has ended. */
export async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    return [...(root?.querySelectorAll("*") ?? [])].flatMap((node) =>
      ["", "::before", "::after"].flatMap((part) => {
        const { animationName, transitionDuration } = getComputedStyle(node, part || null);
        return animationName === "none" && /^(0s(, )?)+$/.test(transitionDuration)
          ? []
          : [`moves: ${node.tagName.toLowerCase()}.${node.className}${part}`];
      }),
    );
  });
}

/** Buttons, fields and bubbles that forced colours leave without an edge: their own colours are gone then, and an edge is all that tells where they are. */
export async function edgeless(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const all = root?.querySelectorAll(":is(button:not(.star), input, textarea, .bubble)") ?? [];
    return [...all].flatMap((node) => {
      const { borderBottomWidth, borderBottomStyle, borderBottomColor, backgroundColor } =
        getComputedStyle(node);
      const isSeen =
        Number.parseFloat(borderBottomWidth) > 0 &&
        borderBottomStyle !== "none" &&
        !/^rgba.*, 0\)$/.test(borderBottomColor) &&
        borderBottomColor !== backgroundColor;
      return isSeen || node.getClientRects().length === 0
        ? []
        : [`no edge: ${node.tagName.toLowerCase()}.${node.className}`];
    });
  });
}

/** What `cutOff` finds when a reader has spaced lines, words and letters as far as WCAG 1.4.12 asks. */
export async function cutOffWhenSpaced(page: Page): Promise<string[]> {
  const spacing =
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
  const sheets = await page.evaluateHandle((css) => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root?.adoptedStyleSheets.push(sheet);
    return root?.adoptedStyleSheets;
  }, spacing);
  const found = await cutOff(page);
  await sheets.evaluate((all) => void all?.pop());
  return found.map((fault) => `spaced, ${fault}`);
}

/** Where things lie that have to change sides with the direction of the language: each as a share of the screen's width, from its left. */
export async function sides(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    const frame = root?.querySelector(".panel:not([hidden])")?.getBoundingClientRect();
    const middle = (selector: string) => {
      const box = root?.querySelector(selector)?.getBoundingClientRect();
      return box && frame ? (box.left + box.right - 2 * frame.left) / 2 / frame.width : NaN;
    };
    return {
      title: middle("h1 bdi"),
      close: middle("header .icon"),
      own: middle(".own .bubble"),
      theirs: middle(".theirs .bubble"),
      send: middle(".composer .send"),
    };
  });
}

/** Fields that ask for what has to be remembered, copied or solved, and those for an address or a number that the browser may not fill in (AC19). */
export async function fieldsToRemember(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    return [...(root?.querySelectorAll("input") ?? [])].flatMap(({ type, autocomplete, name }) => {
      const isSecret = type === "password" || autocomplete === "one-time-code";
      const isBare = (type === "email" || type === "tel") && autocomplete !== type;
      return isSecret || isBare ? [`to be remembered: ${type} ${name} ${autocomplete}`] : [];
    });
  });
}
