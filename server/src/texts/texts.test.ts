import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { allTexts, textsIn } from "./texts.ts";

/** Every phrase by its path, with a mark in the place of each value. */
function phrases(texts: object, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const at = path + key;
    if (typeof value === "string") return [[at, value]];
    if (typeof value === "function") return [[at, String(value(...marksOf(value.length)))]];
    return phrases(value as object, `${at}.`); // safe: a file of texts holds nothing else
  });
}
const marksOf = (count: number) => Array.from({ length: count }, (_, at) => `<${at}>`);
const english = new Map(phrases(en));

/** What is called by name and is no phrase. */
const NAMES = ["lang", "locale"];
const MOST_TIMES_AS_LONG = 1.5;
const others = allTexts
  .filter(({ lang }) => lang !== "en")
  .map((texts) => [texts.lang, texts] as const);

test("the six languages are there, by tags with and without a region; of others comes English", () => {
  expect(allTexts.map(({ lang }) => lang)).toEqual(["bg", "en", "fi", "lt", "nl", "ru"]);
  expect(textsIn("ru-RU").lang).toBe("ru");
  expect(textsIn("NL").lang).toBe("nl");
  for (const tag of ["de", "", "xx-Cyrl", "constructor"]) expect(textsIn(tag)).toBe(en);
});

describe.each(others)("the mails in %s", (lang, texts) => {
  const said = phrases(texts).filter(([at]) => !NAMES.includes(at));

  test("every phrase holds the values that the English one holds", () => {
    const marks = (text = "") => text.match(/<\d>/g)?.toSorted();
    for (const [at, text] of said) expect(marks(text), at).toEqual(marks(english.get(at)));
  });

  test("no phrase is left in English", () => {
    for (const [at, text] of said) {
      expect(text, at).not.toBe(english.get(at));
      if (["bg", "ru"].includes(lang)) expect(text, at).not.toMatch(/[a-z]/i);
    }
  });

  test("the quotation marks are the language's own", () => {
    for (const [at, text] of said) expect(text, at).not.toMatch(/["'`]|\.\.\./);
  });

  test("the button's words and the subjects stay short", () => {
    const short = said.filter(([at]) => at === "continue" || at.endsWith("subject"));
    expect(short).toHaveLength(4);
    for (const [at, text] of short) {
      expect(text.length, text).toBeLessThanOrEqual(
        MOST_TIMES_AS_LONG * (english.get(at)?.length ?? 0),
      );
    }
  });
});
