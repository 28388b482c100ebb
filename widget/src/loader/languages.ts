/**
 * The launcher's short name before the panel comes and gives it its whole one, in every language that the chat speaks: the only list of them.
 * Each is a folder of `panel/i18n` and a file of `page/i18n`.
 */
export const LAUNCHER_NAMES = {
  en: "Chat with us",
  nl: "Chat",
  fi: "Chat",
  lt: "Pokalbis",
  ru: "Чат",
  bg: "Чат",
};
export type Language = keyof typeof LAUNCHER_NAMES;

/** The first language of those asked for that the chat speaks, whatever the region and however it is written; English where it speaks none. */
export const languageOf = (asked: readonly (string | undefined)[]): Language =>
  asked
    .map((tag) => tag?.toLowerCase().split(/\W|_/)[0] as Language) // as far as it is one
    // Every object knows some other names, such as "constructor"; but no text stands there.
    .find((language) => LAUNCHER_NAMES[language]?.at) ?? "en";
