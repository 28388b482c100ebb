import { expect, test } from "vitest";
import { askedLanguage } from "./asked-language.ts";

test.each([
  ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
  ["de-AT, de;q=0.9, lt;q=0.5, en;q=0.7", "en"],
  ["de;q=0.9,en;q=0.4,fi;q=0.8", "fi"],
  ["NL", "nl"],
  ["bg;q=0, en;q=0.1", "en"],
  ["bg;q=x, fi", "fi"],
  ["bg-", "bg"],
  ["*", "en"],
  ["de,fr", "en"],
  ["", "en"],
  [undefined, "en"],
  [`${"de,".repeat(30)}ru`, "en"],
])("M18: who asks for %j gets %s", (header, language) => {
  expect(askedLanguage(header)).toBe(language);
});
