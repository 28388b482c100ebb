/**
 * Firefox for the long tests: as a program (a step of `npm run test:long`) it installs Firefox ESR where it is missing and may be installed; as
 * a module it starts the one that is there.
 */
import puppeteer, { type Browser } from "puppeteer-core";
import { browserOf, provideBrowser, type Wanted } from "./installed-browser.ts";

const wanted: Wanted = {
  title: "Firefox",
  variable: "FIREFOX_PATH",
  programs: ["firefox-esr", "firefox"],
  debianPackage: "firefox-esr",
};

if (import.meta.main) provideBrowser(wanted);

/** A real Firefox with a fresh profile, told what to do over WebDriver BiDi; with these settings of `about:config`. */
export async function launchFirefox(
  settings: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: browserOf(wanted),
    // What a person sets in the browser, and not in a page, is set in its own window: `firefox-window.ts`.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "intl.accept_languages": "en-US, en",
      "browser.chrome.site_icons": false, // asking for one is the browser's errand, and against many a policy
      ...settings,
    },
  });
}
