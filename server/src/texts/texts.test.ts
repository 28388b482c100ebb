import {
  EMPTY_WORDS,
  OTHER_REGISTER,
  phrasesOf,
  placesIn,
  USUAL_REGISTER,
} from "@presently/shared/testing";
import type { Register } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { LAUNCHER_NAMES } from "../../../widget/src/loader/languages.ts";
import { en } from "./en.ts";
import { inRegisters } from "./registers.ts";
import { allTexts, textsIn } from "./texts.ts";

const english = phrasesOf(en);

/** What is called by name and is no phrase. */
const NAMES = ["lang", "locale"];
/** No button's words, and no subject, is longer than this many times the English. */
const MOST_TIMES_AS_LONG = 1.5;

const others = allTexts.flatMap((texts) => (texts === en ? [] : [[texts.lang, texts] as const]));

test("the six languages are there, by tags with and without a region; of others comes English", () => {
  expect(allTexts.map(({ lang }) => lang)).toEqual(["bg", "en", "fi", "lt", "nl", "ru"]);
  expect(textsIn("ru-RU").lang).toBe("ru");
  expect(textsIn("NL").lang).toBe("nl");
  for (const tag of ["de", "", "xx-Cyrl", "constructor"]) expect(textsIn(tag)).toBe(en);
});

test("M18: the mails and the chat speak the same languages: whoever is written to in one has a page in it", () => {
  expect(allTexts.map(({ lang }) => lang)).toEqual(Object.keys(LAUNCHER_NAMES).toSorted());
});

test.each([
  ["bg", "Напиши въпроса си."],
  ["bg", "Можеш да затвориш страницата."],
  ["fi", "Voitte lähteä."],
  ["fi", "Viestinne on tallessa."],
  ["lt", "Rašyk mums."],
  ["lt", "Be tavęs."],
  ["nl", "Stel je vraag."],
  ["ru", "Напиши вопрос."],
  ["ru", "Можешь закрыть страницу."],
])("M26: in %s %j is another way of addressing the visitor", (lang, phrase) => {
  expect(phrase).toMatch(OTHER_REGISTER[lang] ?? /^$/);
});

describe.each(others)("the mails in %s", (lang, texts) => {
  const said = [...phrasesOf(texts)].filter(([path]) => !NAMES.includes(path));

  test("every phrase holds the values that the English one holds", () => {
    for (const [path, text] of said) {
      expect(placesIn(text), path).toEqual(placesIn(english.get(path) ?? ""));
    }
  });

  test("no phrase is left in English", () => {
    for (const [path, text] of said) {
      expect(text, path).not.toBe(english.get(path));
      if (["bg", "ru"].includes(lang)) expect(text, path).not.toMatch(/[a-z]/i);
    }
  });

  test("M26: the visitor is addressed in one way, in the language's own quotation marks, without empty words", () => {
    for (const [path, text] of said) {
      expect(text, path).not.toMatch(OTHER_REGISTER[lang] ?? /./);
      expect(text, path).not.toMatch(/["'`]|\.\.\./);
      expect(text, path).not.toMatch(EMPTY_WORDS);
    }
  });

  test("the button's words and the subjects stay short", () => {
    const short = said.filter(([path]) => path === "continue" || path.endsWith("subject"));
    expect(short).toHaveLength(6);
    for (const [path, text] of short) {
      const chars = english.get(path)?.length ?? 0;
      expect(text.length, text).toBeLessThanOrEqual(MOST_TIMES_AS_LONG * chars);
    }
  });
});

describe.each(
  Object.entries(inRegisters).flatMap(([register, all]) =>
    all.map((texts) => [register, texts.lang, texts] as const),
  ),
)("the %s mails in %s", (register, lang, texts) => {
  const said = [...phrasesOf(texts)].filter(([path]) => !NAMES.includes(path));

  test("RE1, M26: nothing addresses the visitor as is usual, and every value is there", () => {
    for (const [path, text] of said) {
      expect(text, path).not.toMatch(USUAL_REGISTER[lang] ?? /./);
      expect(text, path).not.toMatch(EMPTY_WORDS);
      expect(placesIn(text), path).toEqual(placesIn(english.get(path) ?? ""));
    }
  });

  test("RE1: it is what a site of that register sends; others send the usual one", () => {
    expect(textsIn(lang, register as Register)).toBe(texts);
    expect(textsIn(lang)).not.toBe(texts);
    expect(textsIn("en", register as Register)).toBe(en);
  });
});

test.each([
  ["bg", "Напишете въпроса си."],
  ["fi", "Viestisi on tallessa."],
  ["lt", "Rašykite mums."],
  ["nl", "Stel uw vraag."],
  ["ru", "Перед вами 2 человека."],
])("RE1: in %s %j is the usual way of addressing the visitor", (lang, phrase) => {
  expect(phrase).toMatch(USUAL_REGISTER[lang] ?? /^$/);
});
