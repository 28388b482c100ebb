import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REGISTERS } from "@presently/shared/protocol";
import { LAUNCHER_NAMES } from "./loader/languages.ts";
import type { ApiTexts } from "./panel/api/texts.ts";
import type { PageTexts } from "./page/i18n/texts.ts";
import type { PanelTexts, Texts } from "./panel/i18n/texts.ts";
import type { AfterTexts } from "./panel/after/texts.ts";
import type { NoticeTexts } from "./panel/notice/texts.ts";
import type { FilesTexts } from "./panel/files/texts.ts";
import type { ArticlesTexts } from "./panel/articles/texts.ts";
import type { PromisesTexts } from "./panel/promises/texts.ts";
import type { FormsTexts } from "./panel/forms/texts.ts";
import type { TopicsTexts } from "./panel/topics/texts.ts";
import type { WaysTexts } from "./panel/ways/texts.ts";

/** The built files, which `npm run build` (a step of `npm test`) wrote. */
const dist = join(import.meta.dirname, "../dist");
const files = readdirSync(dist).filter((name) => name.endsWith(".js"));
const read = (name: string) => readFileSync(join(dist, name), "utf8");
const panel = files.filter((name) => name.startsWith("panel-"));

const languages = Object.keys(LAUNCHER_NAMES);
/** Each language in each register, as the files' names have it: a tag begins with the register's first letter. */
const variants = languages.flatMap((language) =>
  REGISTERS.map((register) => `${language}-${register[0]}`),
);
const size = (...starts: string[]) =>
  files
    .filter((name) => starts.some((start) => name.startsWith(start)))
    .reduce((sum, name) => sum + statSync(join(dist, `${name}.br`)).size, 0) / 1000;

test("the build wrote one loader, and in each language one panel, one page, and the parts that come later, under one tag for each register; and the worker of push", () => {
  const parts = [
    "after",
    "api",
    "articles",
    "files",
    "forms",
    "look",
    "notice",
    "page",
    "panel",
    "polling",
    "promises",
    "push",
    "talk",
    "topics",
    "ways",
  ];
  const tags = new Set(panel.map((name) => /-([\w-]{8})\.js$/.exec(name)?.[1] ?? ""));
  expect(files.toSorted()).toEqual(
    [
      ...parts.flatMap((part) =>
        languages.flatMap((language) => [...tags].map((tag) => `${part}-${language}-${tag}.js`)),
      ),
      "launcher-look.js",
      "presently.js",
      "push-worker.js",
    ].toSorted(),
  );
});

test.each(variants)(
  "what comes before a visitor can type stays within its limit in %s",
  (variant) => {
    expect(size("presently", `panel-${variant}`)).toBeLessThanOrEqual(20);
    // So much more than the English words weigh, which are 0.5 kB: a language costs 1.1 kB at most.
    expect(size(`panel-${variant}`) - size("panel-en-u")).toBeLessThanOrEqual(0.6);
  },
);

test("another language adds as much as the README tells, in every register", () => {
  const row = /^\| bytes that another language adds to these \| ([\d.]+) kB \| ([\d.]+) kB \|$/m;
  const [, limit, told] = row.exec(readFileSync(join(dist, "../README.md"), "utf8")) ?? [];
  const most = Math.max(...variants.map((each) => size(`panel-${each}`) - size("panel-en-u")));
  expect(most).toBeLessThanOrEqual(Number(limit));
  expect(Math.abs(most - Number(told))).toBeLessThanOrEqual(0.1);
});

test.each(variants)(
  "what comes later stays within its limit in %s, which lies above that of the English words",
  (variant) => {
    expect(size(`talk-${variant}`)).toBeLessThanOrEqual(12.6 + 0.4);
    expect(size(`ways-${variant}`)).toBeLessThanOrEqual(3.2 + 0.3);
    expect(size(`api-${variant}`)).toBeLessThanOrEqual(5.6 + 0.2);
    expect(size(`after-${variant}`)).toBeLessThanOrEqual(2.5 + 0.4);
    expect(size(`files-${variant}`)).toBeLessThanOrEqual(7.6 + 0.3);
    expect(size(`forms-${variant}`)).toBeLessThanOrEqual(3.2 + 0.3);
    expect(size(`topics-${variant}`)).toBeLessThanOrEqual(2 + 0.3);
    expect(size(`articles-${variant}`)).toBeLessThanOrEqual(2.1 + 0.2);
    expect(size(`notice-${variant}`)).toBeLessThanOrEqual(4.8 + 0.3);
  },
);

/** What a chat fetches beside the panel, as it comes to it; in the order of the page on sizes. */
const PARTS = [
  "talk",
  "ways",
  "after",
  "files",
  "forms",
  "topics",
  "articles",
  "promises",
  "notice",
] as const;

test.each(languages)(
  "M18: every part in %s holds the words of that language alone",
  async (language) => {
    const words = await Promise.all(
      languages.map(async (each) => ({ each, phrases: await phrasesOf(each) })),
    );
    for (const part of ["panel", ...PARTS, "page", "api"] as const) {
      const code = read(files.find((name) => name.startsWith(`${part}-${language}-u`)) ?? "");
      const held = words.filter(({ phrases }) => code.includes(phrases[part]));
      expect(
        held.map(({ each }) => each),
        part,
      ).toEqual([language]);
    }
    for (const name of files.filter((each) => each.includes(`-${language}-`))) {
      for (const [, named] of read(name).matchAll(/["'`]\.\/\w+-(\w\w)-[\w-]{8}\.js/g)) {
        expect(named, name).toBe(language);
      }
    }
  },
);

/** A phrase of each part that has words, as a language says it. */
async function phrasesOf(language: string) {
  const [
    panelTexts,
    talkTexts,
    waysTexts,
    afterTexts,
    pageTexts,
    apiTexts,
    formsTexts,
    filesTexts,
    topicsTexts,
    articlesTexts,
    promisesTexts,
    noticeTexts,
  ] = await Promise.all([
    import(`./panel/i18n/${language}/panel.ts`),
    import(`./panel/i18n/${language}/talk.ts`),
    import(`./panel/i18n/${language}/ways.ts`),
    import(`./panel/i18n/${language}/after.ts`),
    import(`./page/i18n/${language}.ts`),
    import(`./panel/i18n/${language}/api.ts`),
    import(`./panel/i18n/${language}/forms.ts`),
    import(`./panel/i18n/${language}/files.ts`),
    import(`./panel/i18n/${language}/topics.ts`),
    import(`./panel/i18n/${language}/articles.ts`),
    import(`./panel/i18n/${language}/promises.ts`),
    import(`./panel/i18n/${language}/notice.ts`),
  ]);
  const talk: Texts = talkTexts[language];
  return {
    panel: (panelTexts[language] as PanelTexts).welcome,
    talk: talk.place.next,
    ways: (waysTexts[language] as WaysTexts).offer,
    after: (afterTexts[language] as AfterTexts).forget.meaning,
    forms: (formsTexts[language] as FormsTexts).hint,
    topics: (topicsTexts[language] as TopicsTexts).hint,
    files: (filesTexts[language] as FilesTexts).refused.kind,
    articles: (articlesTexts[language] as ArticlesTexts).helped,
    promises: (promisesTexts[language] as PromisesTexts).broken,
    notice: (noticeTexts[language] as NoticeTexts).hide,
    page: (pageTexts[language] as PageTexts).linkOver,
    api: (apiTexts[language] as ApiTexts).ask,
  };
}

test("the README tells the limits that are checked, and the sizes that were built, to 0.2 kB", () => {
  const readme = readFileSync(join(dist, "../README.md"), "utf8").split("\n## ");
  const sizes = readme.find((part) => part.startsWith("Sizes\n")) ?? "";
  const rows = [...sizes.matchAll(/^\| .+ \| ([\d.]+ kB) \| ([\d.]+) kB \|$/gm)];
  const { "size-limit": limits } = JSON.parse(readFileSync(join(dist, "../package.json"), "utf8"));
  expect(rows.map(([, limit]) => limit)).toEqual(
    limits.map(({ limit }: { limit: string }) => limit),
  );
  const english = (part: string) => size(`${part}-en-u`);
  const built = [
    size("presently"),
    size("presently", "panel-en-u"),
    ...[...PARTS, "api", "look", "polling"].map(english),
    size("push-en-u", "push-worker"),
  ];
  rows.forEach(([row, , told], at) => {
    expect(Math.abs(Number(told) - (built[at] ?? 0)), row).toBeLessThanOrEqual(0.2);
  });
});

describe.each(files)("%s", (name) => {
  test.each([
    ["zod", /ZodError|zod/i],
    ["eval", /\beval\(/],
    ["new Function", /\bnew Function\b/],
    ["a style element", /<style|createElement\([`'"]style/i],
    ["a style attribute", /setAttribute\([`'"]style/],
    ["rem units", /[\d.]rem\b/],
    ["a cookie", /document\.cookie/],
    ["an address of somebody else", /https?:\/\/(?!www\.w3\.org\/)[\w-]/],
  ])("holds no %s", (_, pattern) => {
    expect(read(name)).not.toMatch(pattern);
  });

  // As vite.config.ts shortens them, in style sheets alone: a name that is left is set nowhere.
  test("reads and sets no property of ours by its long name", () => {
    const long = [...read(name).matchAll(/var\(--([\w-]{2,})/g)].map(([, each]) => each);
    expect(long.filter((each) => each !== "height" && each !== "top")).toEqual([]);
    const set = ["surface", "sunken", "ink", "soft", "edge", "control", "fault", "good", "wait"];
    expect(set.filter((each) => read(name).includes(`--${each}:`))).toEqual([]);
  });

  test("sets innerHTML nowhere but in Preact, which holds it twice", () => {
    const count = read(name).match(/innerHTML/g)?.length ?? 0;
    expect(count).toBe(panel.includes(name) ? 2 : 0);
  });
});

test("AC18: what has the pointer or the focus changes its colours alone, and shows nothing over anything else (1.4.13)", () => {
  const rules = files.flatMap((name) => [
    ...read(name).matchAll(/([^{}"'`,\n]*:(?:hover|focus)[^{}"'`]*)\{([^}]*)\}/g),
  ]);
  expect(rules.length).toBeGreaterThan(100);
  const showing = rules.flatMap(([, selector = "", declared = ""]) =>
    declared
      .split(";")
      .map((one) => one.split(":")[0]?.trim() ?? "")
      .filter(
        (name) => !/^(|background|color|filter|box-shadow|border-color|outline.*)$/.test(name),
      )
      .map((name) => `${selector} ${name}`),
  );
  // What may be attached, in a row of its own, while its button has the focus.
  const row = ".attach:focus-visible~.files-hint";
  expect(new Set(showing)).toEqual(new Set([`${row} position`, `${row} clip-path`]));
});
