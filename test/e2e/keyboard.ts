import type { Page } from "playwright-core";

/** Presses Tab, or Shift and Tab, until what is called so has the focus, around the page once at most. */
export async function tabTo(
  page: Page,
  name: RegExp,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`${key} never came to ${name}, but to ${passed.join(", ")}`);
}

/** The name of what has the focus, in the chat or on the page; the page as a whole, where nothing has it, has none. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const node = outer?.shadowRoot?.activeElement ?? outer;
    if (node === document.body) return "";
    const isField =
      node instanceof HTMLInputElement ||
      node instanceof HTMLTextAreaElement ||
      node instanceof HTMLSelectElement;
    const labels = isField ? node.labels : null;
    return node?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? node?.textContent ?? "";
  });
}
