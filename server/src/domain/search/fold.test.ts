import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";
import { findWords, fold, soughtWords } from "./fold.ts";

test.for([
  ["bg", "Къде е МОЯТ Йогурт?", "къде е моят йогурт?"],
  ["bg", "и\u0306", "й"],
  ["en", "Café, naïve", "cafe, naive"],
  ["fi", "Päivää ÅLAND", "paivaa aland"],
  ["lt", "Užsakymas ČIA", "uzsakymas cia"],
  ["nl", "Coördinatie é\u0301én", "coordinatie een"],
  ["ru", "Пётр, мой ЁЖ, Й", "петр, мой еж, й"],
  ["de", "Straße", "straße"],
])("SE1: %s, %s is looked through as %s", ([, text, folded]) => {
  expect(fold(text ?? "").folded).toBe(folded);
});

test("SE1: what is looked for is found however it is written, but й is no и", () => {
  const finds = (text: string, query: string) => findWords(text, soughtWords(query)).length > 0;
  expect(finds("Užsakymas", "uzsak")).toBe(true);
  expect(finds("uzsakymas", "Užsak")).toBe(true);
  expect(finds("Пётр", "петр")).toBe(true);
  expect(finds("мой заказ", "мои")).toBe(false);
  expect(finds("unrelated", "late")).toBe(false);
});

test("SE1: a place is told in the text as it was written", () => {
  const texts = ["İzmir 👍🏽 Užsakymas", "e\u0301e\u0301 Пётр 가각 ｆ", "ÅÄÖ über", "мой и\u0306од"];
  for (const text of texts) {
    const { folded, from, to } = fold(text);
    expect([from.length, to.length]).toEqual([folded.length, folded.length]);
    for (let unit = 0; unit < folded.length; unit += 1)
      expect(fold(text.slice(from[unit], to[unit])).folded).toContain(folded[unit]);
  }
  // What stands before it is longer than its fold.
  const text = "👍🏽 e\u0301e\u0301 Užsakymas";
  const [found] = findWords(text, ["uzsak"]);
  expect(text.slice(found?.from, found?.to)).toBe("Užsak");
});

test("SE1: signs are no words, each word counts once, and there are eight at most", () => {
  expect(soughtWords(`"a* OR (b`)).toEqual(["a", "or", "b"]);
  expect(soughtWords("!? … 👍")).toEqual([]);
  expect(soughtWords("one One ÓNE")).toEqual(["one"]);
  expect(soughtWords("1 2 3 4 5 6 7 8 9 10")).toHaveLength(8);
});

test("SE2: an excerpt begins a little before what was found, and its marks fit", () => {
  const text = `${"long ago ".repeat(40)}the Refund came${" and so on".repeat(40)}`;
  const excerpt = excerptOf(text, findWords(text, ["refund"]));
  expect(excerpt.text.length).toBeLessThanOrEqual(202);
  expect(excerpt.text.startsWith("…") && excerpt.text.endsWith("…")).toBe(true);
  expect(excerpt.marks.map(({ from, to }) => excerpt.text.slice(from, to))).toEqual(["Refund"]);
  expect(excerptOf("short", [{ from: 0, to: 5 }])).toEqual({
    text: "short",
    marks: [{ from: 0, to: 5 }],
  });
});

test("SE2: an excerpt cuts no character in two", () => {
  for (let lead = 100; lead < 104; lead += 1) {
    const text = `${"x".repeat(lead % 2)}${"👍".repeat(lead)} refund ${"👍".repeat(200)}`;
    const { text: cut } = excerptOf(text, findWords(text, ["refund"]));
    expect(cut.isWellFormed()).toBe(true);
  }
});
