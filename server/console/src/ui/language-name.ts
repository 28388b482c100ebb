import { locale } from "../i18n/index.ts";

/** What a language is called in the console's own; what is no language tag is shown as it came. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
