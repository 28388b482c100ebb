import { en } from "./en.ts";
import type { Texts } from "./en.ts";

/** The words of the console in the reader's language. Chosen once, before the first render. */
export let t: Texts = en;

/** Language of dates, numbers and plural forms; the browser's own until a language is chosen. */
export let locale = "en";

/** Takes another language for everything rendered from now on. */
export function useTexts(texts: Texts, language: string): void {
  t = texts;
  locale = language;
}

export type { Texts };
