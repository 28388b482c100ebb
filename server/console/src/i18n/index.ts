import { en } from "./en.ts";
import type { Texts } from "./en.ts";

/** The words of the console. */
export const t: Texts = en;

/** Language of dates, numbers and plural forms: the reader's own way of writing this language, where the browser knows it. */
export const locale = regional("en", "en-GB");

/** The first of the browser's languages that is a form of `language`: en-US and en-GB write the hour differently. */
function regional(language: string, otherwise: string): string {
  const preferred = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);
  return preferred.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? otherwise;
}

export type { Texts };
