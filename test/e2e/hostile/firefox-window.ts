import type { Browser } from "puppeteer-core";
import type { Screen } from "./hostile-page.ts";

/** What the tab in front is seen with: what a person sets in Firefox itself, which no page may. */
export type PersonalSettings = Omit<Screen, "width" | "height">;

/** As much of WebDriver BiDi's connection as puppeteer has no words of its own for. */
interface Wire {
  send(method: string, params: object): Promise<{ readonly result: unknown }>;
}

/** Sets what a person sets for the tab in front, by the browser's own window, as its menus do. */
export async function setForTabInFront(
  browser: Browser,
  { deviceScaleFactor = 1, media, ...settings }: PersonalSettings,
): Promise<void> {
  // Both casts hold Firefox's documented answers; the connection is puppeteer's own, and not in its types.
  const wire = Reflect.get(browser, "connection") as Wire;
  const { result } = await wire.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const [main] = (result as { contexts: readonly { context: string }[] }).contexts;
  const wanted = {
    fullZoom: deviceScaleFactor,
    ...(media && { mediumOverride: media }),
    ...(settings.forcedColors && { forcedColorsOverride: settings.forcedColors }),
    ...(settings.reducedMotion && { prefersReducedMotionOverride: settings.reducedMotion }),
    ...(settings.colorScheme && { prefersColorSchemeOverride: settings.colorScheme }),
  };
  const { result: done } = await wire.send("script.callFunction", {
    functionDeclaration: `() => { Object.assign(gBrowser.selectedBrowser.browsingContext, ${JSON.stringify(wanted)}); }`,
    awaitPromise: false,
    target: { context: main?.context },
  });
  if ((done as { type: string }).type !== "success") {
    throw new Error(`Firefox took none of ${JSON.stringify(wanted)}: ${JSON.stringify(done)}`);
  }
}
