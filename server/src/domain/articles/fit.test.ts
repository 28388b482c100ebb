import { ArticleLanguage } from "@presently/shared/protocol";
import { describe, expect, test } from "vitest";
import { fitting } from "./fit.ts";
import { corpora } from "./testing/corpora.ts";
import { areOneWord, MOST_KEPT, MOST_SOUGHT, spanOf, tellingWords } from "./words.ts";

/** Which of the articles fit, by their titles: what the store finds by its index, by looking at all of them. */
function titlesFor(
  message: string,
  language: ArticleLanguage,
  articles: readonly (readonly [string, string])[],
) {
  const sought = tellingWords(message, language, MOST_SOUGHT);
  const candidates = articles.map(([title, text], id) => {
    const kept = tellingWords(`${title}\n${text}`, language, MOST_KEPT);
    const isIn = (word: string) => kept.some((each) => areOneWord(word, each));
    const found = new Set(sought.filter(isIn));
    return { id, title: tellingWords(title, language, MOST_KEPT), found };
  });
  const met = candidates.filter(({ found }) => found.size > 0);
  return fitting(sought, met).map((id) => articles[id]?.[0] ?? "");
}

describe.each(ArticleLanguage.options)("AR5, M12: in %s", (language) => {
  const { articles, answered, unanswered } = corpora[language];

  test.each(answered)("%s", (message, title) => {
    const [first = ""] = titlesFor(message, language, articles);
    expect(first.startsWith(title), `${message} -> ${first}`).toBe(true);
  });

  test.each(unanswered)("nothing is shown for: %s", (message) => {
    expect(titlesFor(message, language, articles)).toEqual([]);
  });

  test("two articles are as good a corpus as eight", () => {
    for (const [message, title] of answered) {
      const [right] = articles.filter(([each]) => each.startsWith(title));
      const [other] = articles.filter(([each]) => !each.startsWith(title));
      const pair = articles.filter((each) => each === right || each === other);
      expect(titlesFor(message, language, pair)[0]?.startsWith(title), message).toBe(true);
    }
    for (const message of unanswered)
      expect(titlesFor(message, language, articles.slice(0, 2)), message).toEqual([]);
  });
});

test("AR5: of many that fit two are shown, and the second only where it fits nearly as well", () => {
  const title = (text: string) => [text, ""] as const;
  const many = ["Return a gift", "Return a gift card", "Return a gift to us"].map(title);
  expect(titlesFor("how do I return a gift", "en", many)).toHaveLength(2);
  const half = "Return shipping gift baskets";
  expect(titlesFor("how do I return a gift", "en", [title(half)])).toEqual([half]);
  const one = ["Return a gift", half].map(title);
  expect(titlesFor("how do I return a gift", "en", one)).toEqual(["Return a gift"]);
});

test("AR5: a word is found in its other forms, and without diacritics", () => {
  const pairs = [
    ["orders", "order"],
    ["доставката", "доставка"],
    ["поръчки", "поръчката"],
    ["palautuksen", "palautus"],
    ["užsakymo", "uzsakymas"],
    ["bestellingen", "bestelling"],
    ["отмены", "отмена"],
  ] as const;
  for (const [one, other] of pairs) {
    const language = one === "palautuksen" ? "fi" : "lt"; // only Finnish endings are turned back
    const [a = ""] = tellingWords(one, language, 1);
    const [b = ""] = tellingWords(other, language, 1);
    expect(areOneWord(a, b), `${one} ${other}`).toBe(true);
  }
  expect(areOneWord("card", "care")).toBe(false);
  expect(areOneWord("post", "posterior")).toBe(false);
  expect(areOneWord("art", "arte")).toBe(false);
});

test("AR5: whatever is one word with another lies in its span", () => {
  const all = ArticleLanguage.options.flatMap((language) =>
    corpora[language].articles.flatMap((each) => tellingWords(each.join(" "), language, MOST_KEPT)),
  );
  for (const word of all) {
    const { from, below } = spanOf(word);
    for (const other of all)
      if (areOneWord(word, other)) expect(other >= from && other < below, other).toBe(true);
  }
});
