import { REGISTERS } from "@presently/shared/protocol";
import {
  EMPTY_WORDS,
  OTHER_REGISTER,
  phrasesOf,
  placesIn,
  USUAL_REGISTER,
} from "@presently/shared/testing";
import { describe, expect, test } from "vitest";
import { bg as bgPage } from "../../page/i18n/bg.ts";
import { en as enPage } from "../../page/i18n/en.ts";
import { fi as fiPage } from "../../page/i18n/fi.ts";
import { lt as ltPage } from "../../page/i18n/lt.ts";
import { nl as nlPage } from "../../page/i18n/nl.ts";
import { ru as ruPage } from "../../page/i18n/ru.ts";
import { bg as bgAfter } from "./bg/after.ts";
import { en as enAfter } from "./en/after.ts";
import { fi as fiAfter } from "./fi/after.ts";
import { lt as ltAfter } from "./lt/after.ts";
import { nl as nlAfter } from "./nl/after.ts";
import { ru as ruAfter } from "./ru/after.ts";
import { bg } from "./bg/talk.ts";
import { bg as bgWays } from "./bg/ways.ts";
import { bg as bgFiles } from "./bg/files.ts";
import { bg as bgForms } from "./bg/forms.ts";
import { bg as bgPromises } from "./bg/promises.ts";
import { bg as bgTopics } from "./bg/topics.ts";
import { bg as bgNotice } from "./bg/notice.ts";
import { bg as bgApi } from "./bg/api.ts";
import { bg as bgArticles } from "./bg/articles.ts";
import { en } from "./en/talk.ts";
import { en as enWays } from "./en/ways.ts";
import { en as enFiles } from "./en/files.ts";
import { en as enForms } from "./en/forms.ts";
import { en as enPromises } from "./en/promises.ts";
import { en as enTopics } from "./en/topics.ts";
import { en as enNotice } from "./en/notice.ts";
import { en as enApi } from "./en/api.ts";
import { en as enArticles } from "./en/articles.ts";
import { fi } from "./fi/talk.ts";
import { fi as fiWays } from "./fi/ways.ts";
import { fi as fiFiles } from "./fi/files.ts";
import { fi as fiForms } from "./fi/forms.ts";
import { fi as fiPromises } from "./fi/promises.ts";
import { fi as fiTopics } from "./fi/topics.ts";
import { fi as fiNotice } from "./fi/notice.ts";
import { fi as fiApi } from "./fi/api.ts";
import { fi as fiArticles } from "./fi/articles.ts";
import { lt } from "./lt/talk.ts";
import { lt as ltWays } from "./lt/ways.ts";
import { lt as ltFiles } from "./lt/files.ts";
import { lt as ltForms } from "./lt/forms.ts";
import { lt as ltPromises } from "./lt/promises.ts";
import { lt as ltTopics } from "./lt/topics.ts";
import { lt as ltNotice } from "./lt/notice.ts";
import { lt as ltApi } from "./lt/api.ts";
import { lt as ltArticles } from "./lt/articles.ts";
import { nl } from "./nl/talk.ts";
import { nl as nlWays } from "./nl/ways.ts";
import { nl as nlFiles } from "./nl/files.ts";
import { nl as nlForms } from "./nl/forms.ts";
import { nl as nlPromises } from "./nl/promises.ts";
import { nl as nlTopics } from "./nl/topics.ts";
import { nl as nlNotice } from "./nl/notice.ts";
import { nl as nlApi } from "./nl/api.ts";
import { nl as nlArticles } from "./nl/articles.ts";
import type { Plural } from "./plural.ts";
import { ranged } from "./ranged.ts";
import { inRegister } from "./registers/registers.ts";
import { ru } from "./ru/talk.ts";
import { ru as ruWays } from "./ru/ways.ts";
import { ru as ruFiles } from "./ru/files.ts";
import { ru as ruForms } from "./ru/forms.ts";
import { ru as ruPromises } from "./ru/promises.ts";
import { ru as ruTopics } from "./ru/topics.ts";
import { ru as ruNotice } from "./ru/notice.ts";
import { ru as ruApi } from "./ru/api.ts";
import { ru as ruArticles } from "./ru/articles.ts";

const english = {
  talk: en,
  ways: enWays,
  after: enAfter,
  page: enPage,
  api: enApi,
  articles: enArticles,
  files: enFiles,
  forms: enForms,
  topics: enTopics,
  promises: enPromises,
  notice: enNotice,
};
const languages = {
  bg: {
    talk: bg,
    ways: bgWays,
    after: bgAfter,
    page: bgPage,
    api: bgApi,
    articles: bgArticles,
    files: bgFiles,
    forms: bgForms,
    topics: bgTopics,
    promises: bgPromises,
    notice: bgNotice,
  },
  fi: {
    talk: fi,
    ways: fiWays,
    after: fiAfter,
    page: fiPage,
    api: fiApi,
    articles: fiArticles,
    files: fiFiles,
    forms: fiForms,
    topics: fiTopics,
    promises: fiPromises,
    notice: fiNotice,
  },
  lt: {
    talk: lt,
    ways: ltWays,
    after: ltAfter,
    page: ltPage,
    api: ltApi,
    articles: ltArticles,
    files: ltFiles,
    forms: ltForms,
    topics: ltTopics,
    promises: ltPromises,
    notice: ltNotice,
  },
  nl: {
    talk: nl,
    ways: nlWays,
    after: nlAfter,
    page: nlPage,
    api: nlApi,
    articles: nlArticles,
    files: nlFiles,
    forms: nlForms,
    topics: nlTopics,
    promises: nlPromises,
    notice: nlNotice,
  },
  ru: {
    talk: ru,
    ways: ruWays,
    after: ruAfter,
    page: ruPage,
    api: ruApi,
    articles: ruArticles,
    files: ruFiles,
    forms: ruForms,
    topics: ruTopics,
    promises: ruPromises,
    notice: ruNotice,
  },
};
const others = Object.entries(languages);

/** Same as in English because it is the language's own word. */
const SAME_AS_ENGLISH = { nl: ["talk.team"] } as Readonly<Record<string, readonly string[]>>;
/** What stands on a button or in the box, where there is little room. */
const LABELS =
  /^(?:talk\.(?:send|end|leaveLine|close|earlier|newest|retry|remove|placeholder\w*|place\.wayOut|leave\.(?:email|submit|cancel)|goodwill\.(?:copy|copied))|after\.(?:solved\.(?:yes|no|skip)|transcript\.(?:as\w+|byMail|form\.(?:email|submit|cancel))|rating\.comment|forget\.(?:offer|confirm))|ways\.(?:by\w+|stay\w*|form\.(?:email|submit|cancel)|call\.(?:phone|submit|cancel))|api\.agree|forms\.(?:send|notNow|fields\.\w+)|articles\.(?:yes|no|leave|stay|person|page)|topics\.(?:first|notNow|change)|files\.(?:save|edit)|notice\.(?:hide|menu|sound|as\w+|byMail|forget|form\.(?:email|submit|cancel)|forgetting\.(?:confirm|cancel))|page\.(?:continue|writeAnew|keepOther|replaceOther))$/;
/** A label may be this many times as long as the English, or have so many characters more where that is a short word. */
const MOST_TIMES_AS_LONG = 1.65;
const MOST_CHARS_MORE = 12;
/** The minutes in which a wait is told. */
const STEPS = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];
const FORMS = ["zero", "one", "two", "few", "many", "other"];

type Fields = Readonly<Record<string, unknown>>;
const isPlural = (value: Fields) =>
  "other" in value && Object.keys(value).every((key) => FORMS.includes(key));

/** The phrases that come in plural forms, by their paths. */
function pluralsOf(texts: object, path = ""): [string, Plural][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== "object" || value === null) return [];
    const at = path + key;
    // Safe: an object of a file of texts, and the forms are looked at.
    return isPlural(value as Fields) ? [[at, value as Plural]] : pluralsOf(value, `${at}.`);
  });
}

/** Every number up to a thousand by the form that the language asks for. */
function numbersByForm(lang: string): Map<string, number[]> {
  const rules = new Intl.PluralRules(lang);
  const byForm = new Map<string, number[]>();
  for (let n = 0; n <= 1_000; n++) {
    const form = rules.select(n);
    byForm.set(form, [...(byForm.get(form) ?? []), n]);
  }
  return byForm;
}

const englishPhrases = phrasesOf(english);
const englishPlurals = pluralsOf(english).map(([path]) => path);

/** Without the form of a plural, which is not the same in every language. */
const base = (path: string) =>
  englishPlurals.find((plural) => path.startsWith(`${plural}.`)) ?? path;
const englishOf = (path: string) =>
  englishPhrases.get(base(path)) ?? englishPhrases.get(`${base(path)}.other`) ?? "";

describe.each([["en", english] as const, ...others])("the plurals in %s", (lang, texts) => {
  const byForm = numbersByForm(lang);
  const counted = pluralsOf(texts).filter(([path]) => !path.endsWith("between"));

  test("M18: every form that a number up to a thousand asks for is written out, with its number unless it can be no other", () => {
    expect(counted).toHaveLength(6);
    for (const [path, plural] of counted) {
      for (const [form, numbers] of byForm) {
        const phrase = plural[form as Intl.LDMLPluralRule]; // safe: Intl named it
        expect(phrase, `${path}.${form}`).toBeDefined();
        if (numbers.length > 1) expect(phrase, `${path}.${form}`).toContain("{n}");
        else expect(phrase, `${path}.${form}`).toMatch(RegExp(`\\{n\\}|\\b${numbers[0]}\\b`));
      }
    }
  });

  test("M18: and every form that a range of the told minutes asks for", () => {
    const { between } = texts.talk.place;
    const rules = new Intl.PluralRules(lang);
    for (const low of STEPS) {
      for (const high of STEPS.filter((step) => step > low)) {
        expect(between, `${low}-${high}`).toHaveProperty(rules.selectRange(low, high));
      }
    }
  });
});

describe.each(others)("the words in %s", (lang, texts) => {
  const said = [...phrasesOf(texts)].filter(([path]) => !path.endsWith(".lang"));

  test("every file names its language", () => {
    for (const { lang: named } of Object.values(texts)) expect(named).toBe(lang);
  });

  test("every phrase is there, and none besides", () => {
    const paths = (phrases: Iterable<string>) => [...new Set([...phrases].map(base))].toSorted();
    expect(paths(phrasesOf(texts).keys())).toEqual(paths(englishPhrases.keys()));
  });

  test("every phrase has the places that the English one has", () => {
    for (const [path, text] of said) {
      const places = placesIn(englishOf(path));
      // A form for one number alone may have it written out.
      const allowed = path.endsWith(".one")
        ? [places, places.filter((p) => p !== "{n}")]
        : [places];
      expect(allowed, path).toContainEqual(placesIn(text));
    }
  });

  test("no phrase is left in English", () => {
    for (const [path, text] of said) {
      if (!SAME_AS_ENGLISH[lang]?.includes(path)) expect(text, path).not.toBe(englishOf(path));
      if (!["bg", "ru"].includes(lang)) continue;
      const own = text.replace(/\{\w+\}|name@example\.com|PDF/g, "");
      expect(own, path).not.toMatch(/[a-z]/i);
    }
  });

  test("M26: the visitor is addressed in one way, in the language's own quotation marks, without empty words", () => {
    for (const [path, text] of said) {
      expect(text, path).not.toMatch(OTHER_REGISTER[lang] ?? /./);
      expect(text, path).not.toMatch(/["'`]|\.\.\./);
      expect(text, path).not.toMatch(EMPTY_WORDS);
    }
  });

  test("buttons that stand beside each other have names of their own", () => {
    const { send, end, leaveLine, close, leave } = texts.talk;
    const { stay, byMail, byNotice, byPhone } = texts.ways;
    const names = [send, end, leaveLine, close, leave.submit, leave.cancel];
    const all = [...names, stay, byMail, byNotice, byPhone];
    expect(new Set(all).size).toBe(all.length);
  });

  test("what stands on a button stays about as short as the English", () => {
    const labels = said.filter(([path]) => LABELS.test(path));
    expect(labels.length).toBeGreaterThan(25);
    for (const [path, text] of labels) {
      const chars = englishOf(path).length;
      const most = Math.max(MOST_TIMES_AS_LONG * chars, chars + MOST_CHARS_MORE);
      expect(text.length, `${path}: ${text}`).toBeLessThanOrEqual(most);
    }
  });
});

/** Which language says something otherwise in which register. */
const REGISTERED = [
  ["bg", "informal"],
  ["fi", "formal"],
  ["lt", "informal"],
  ["nl", "informal"],
  ["ru", "formal"],
] as const;

describe.each(REGISTERED)("%s, addressed otherwise: %s", (lang, register) => {
  const texts = languages[lang];
  const said = Object.entries(texts).flatMap(([part, words]) => [
    ...phrasesOf(inRegister(words, lang, register, part), `${part}.`),
  ]);
  const usual = phrasesOf(texts);

  test("RE1, M26: nothing addresses the visitor as is usual, nor with empty words", () => {
    for (const [path, text] of said) {
      expect(text, path).not.toMatch(USUAL_REGISTER[lang] ?? /./);
      expect(text, path).not.toMatch(/["'`]|\.\.\./);
      expect(text, path).not.toMatch(EMPTY_WORDS);
    }
  });

  test("RE1: every phrase is there with its places, and some are said otherwise", () => {
    expect(said.map(([path]) => path).toSorted()).toEqual([...usual.keys()].toSorted());
    for (const [path, text] of said)
      expect(placesIn(text), path).toEqual(placesIn(usual.get(path) ?? ""));
    const otherwise = said.filter(([path, text]) => text !== usual.get(path));
    expect(otherwise.length).toBeGreaterThan(40);
  });
});

test("RE1: where a language has no other register, the usual one is what is asked for", () => {
  const has = (lang: string, register: string) =>
    REGISTERED.some((one) => one[0] === lang && one[1] === register);
  for (const [lang, texts] of [["en", english] as const, ...others])
    for (const register of REGISTERS.filter((each) => !has(lang, each)))
      for (const [part, words] of Object.entries(texts))
        expect(inRegister(words, lang, register, part), `${lang} ${register}`).toEqual(words);
});

test.each([
  ["ru", 2, 4, "Ждать 2–4 минуты."],
  ["ru", 3, 7, "Ждать 3–7 минут."],
  ["lt", 3, 5, "Laukti 3–5 minutes."],
  ["lt", 5, 10, "Laukti 5–10 minučių."],
  ["bg", 3, 5, "Ще чакате от 3 до 5 минути."],
  ["fi", 3, 5, "Odotusaika on 3–5 minuuttia."],
  ["nl", 3, 5, "U wacht 3 tot 5 minuten."],
] as const)("W5: in %s the wait from %d to %d minutes is %j", (lang, low, high, words) => {
  expect(ranged(lang, languages[lang].talk.place.between, low, high)).toBe(words);
});

test("M18: a time of day has in Bulgarian its word", () => {
  const said = JSON.stringify([bg, bgWays]).match(/\{time\}.{3}/g) ?? [];
  expect(said.length).toBeGreaterThan(3);
  expect(said.filter((words) => words !== "{time} ч.")).toEqual([]);
});
