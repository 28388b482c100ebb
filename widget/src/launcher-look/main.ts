import type { Presently } from "../contract.ts";
import { LAUNCHER_NAMES, type Language, languageOf } from "../loader/languages.ts";
import { type LauncherLook, launcherRules } from "./launcher-rules.ts";

/**
 * What the server writes in here, right behind the loader, for the few sites that set how their button looks: the loader of all others pays
 * nothing for it.
 */
interface Told extends LauncherLook {
  readonly position?: string;
  /** What the button is called in the owner's own words, by language. */
  readonly names: Partial<Record<Language, string>>;
}
declare const __LAUNCHER_LOOK__: Told;

// As the loader finds its tag; it is the same script.
const tag = (document.currentScript ??
  [...document.querySelectorAll('script[src*="/presently.js"]')].at(
    -1,
  )) as HTMLScriptElement | null;

/** Dresses the button, and gives it the name that it shows. The loader has just put it there; in a component's own dialog it is not found. */
function dress(): void {
  const told = __LAUNCHER_LOOK__;
  const root = [...document.querySelectorAll<HTMLElement>("html>div,dialog>div")]
    .filter(({ popover, shadowRoot }) => popover === "manual" && shadowRoot)
    .at(-1)?.shadowRoot;
  const button = root?.querySelector<HTMLButtonElement>("button");
  if (!root || !button) return;
  const language = languageOf([
    tag?.dataset["lang"],
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  const label = told.names[language] || LAUNCHER_NAMES[language];
  const isLeft = (tag?.dataset["position"] ?? told.position) === "left";
  const side = isLeft === (document.dir === "rtl") ? "right" : "left"; // the panel's `sideOf`
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherRules(told, label, side));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  button.ariaLabel = label;
}

// At once, or when the loader has waited for a body.
((window.presently ??= [] as unknown as Presently) as Pick<Presently, "push">).push(dress);
