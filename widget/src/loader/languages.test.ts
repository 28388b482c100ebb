import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LAUNCHER_NAMES, languageOf } from "./languages.ts";

const languages = Object.keys(LAUNCHER_NAMES);

test.each([
  [["fi", "nl", "ru"], "fi"],
  [["auto", "nl-BE", "ru"], "nl"],
  [["xx", "", "ru-RU"], "ru"],
  [[undefined, "de", "pt-BG", "fil", "lt-LT", "en"], "lt"],
  [["de-NL", "fr"], "en"],
  [["FI", "ru"], "fi"],
  [["lt_LT", "ru"], "lt"],
  [["constructor", "toString"], "en"],
  [[], "en"],
] as const)("M18: of %j the chat speaks %s", (asked, language) => {
  expect(languageOf(asked)).toBe(language);
});

test("M18: every language of the panel and of the page is one of the loader's", () => {
  const named = (folder: string) =>
    readdirSync(join(import.meta.dirname, folder))
      .map((name) => /^(\w\w)(?:\.ts)?$/.exec(name)?.[1])
      .filter((language) => language !== undefined);
  expect(named("../panel/i18n").toSorted()).toEqual(languages.toSorted());
  expect(named("../page/i18n").toSorted()).toEqual(languages.toSorted());
});
