import type { Page } from "playwright-core";

/** Presses Tab until what is called so has the focus, around the page once at most. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab never came to ${name}, but to ${passed.join(", ")}`);
}

/** The name of what has the focus, in the chat or on the page. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    const node = outer?.shadowRoot?.activeElement ?? outer;
    const labels = node instanceof HTMLInputElement ? node.labels : null;
    return node?.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? node?.textContent ?? "";
  });
}
