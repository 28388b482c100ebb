import type { ArticleLanguage } from "@presently/shared/protocol";
import { randomOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { areOneWord, tellingWords } from "../articles/words.ts";
import { type AskedQuestion, groupQuestions, wordingOf } from "./group-questions.ts";

function asked(language: ArticleLanguage | null, ...texts: string[]): AskedQuestion[] {
  return texts.map((text, at) => ({ conversation: at + 1, text, language }));
}

const textsOf = (groups: readonly AskedQuestion[][]) =>
  groups.map((group) => group.map(({ text }) => text));

test.each([
  ["en", ["When will my parcel arrive?", "Has the parcel arrived?"], "Can I pay by invoice?"],
  [
    "bg",
    ["Кога ще пристигне пратката ми?", "Пристига ли пратката днес?"],
    "Мога ли да платя с карта?",
  ],
  ["fi", ["Milloin tilaukseni saapuu?", "Onko tilaus saapunut?"], "Voinko maksaa laskulla?"],
  ["lt", ["Kada atvyks mano siunta?", "Ar siunta atvyko?"], "Ar galiu mokėti kortele?"],
  [
    "nl",
    ["Wanneer komt mijn pakket aan?", "Is het pakket aangekomen?"],
    "Kan ik met iDEAL betalen?",
  ],
  ["ru", ["Когда придёт моя посылка?", "Посылка придет сегодня?"], "Можно оплатить картой?"],
] as const)(
  "WA2: what asks the same in other words is one question (%s)",
  (language, same, other) => {
    const groups = groupQuestions(asked(language, same[0], other, same[1]));
    expect(textsOf(groups)).toEqual([[...same], [other]]);
  },
);

test("WA2: small words alone are nothing to be compared by", () => {
  expect(groupQuestions(asked("en", "How much is it?", "What about it?"))).toEqual([]);
});

test("WA2: the same letters in two languages are two questions", () => {
  const groups = groupQuestions([
    ...asked("nl", "Retour pakket?"),
    ...asked("en", "Retour pakket?"),
  ]);
  expect(groups).toHaveLength(2);
});

test("WA2: a language whose small words are not known is compared by all of them", () => {
  const groups = groupQuestions(
    asked(null, "Wo ist mein Paket?", "Wo ist das Paket?", "Rechnung?"),
  );
  expect(textsOf(groups)).toEqual([["Wo ist mein Paket?", "Wo ist das Paket?"], ["Rechnung?"]]);
});

test("WA2: a group is told as it was asked most often, and of two as it was asked last", () => {
  const group = asked("en", "parcel?", "Where's my parcel", "PARCEL", "wheres my Parcel?");
  expect(wordingOf(group).text).toBe("PARCEL");
  expect(wordingOf(asked("en", "Parcel where?", "Where's the parcel?")).text).toBe(
    "Where's the parcel?",
  );
});

test("WA2: the same groups as by comparing each with each", () => {
  const random = randomOf(5);
  const stems = ["parcel", "parc", "invoic", "lamp", "lampsh", "pay", "return", "retur"];
  const word = () => random.pick(stems) + random.pick(["", "s", "es", "ing", "ers"]);
  for (let round = 0; round < 60; round += 1) {
    const texts = Array.from({ length: 60 }, () =>
      Array.from({ length: 1 + random.int(0, 5) }, word).join(" "),
    );
    const plain: { words: string[]; texts: string[] }[] = [];
    for (const text of texts) {
      const words = tellingWords(text, "en", 8);
      if (words.length === 0) continue;
      let best: { group: (typeof plain)[number]; alike: number } | undefined;
      for (const group of plain) {
        const common = words.filter((one) => group.words.some((other) => areOneWord(one, other)));
        const alike = common.length / (words.length + group.words.length - common.length);
        if (alike >= 0.5 && alike > (best?.alike ?? 0)) best = { group, alike };
      }
      if (best === undefined) plain.push({ words, texts: [text] });
      else best.group.texts.push(text);
    }
    expect(textsOf(groupQuestions(asked("en", ...texts)))).toEqual(plain.map((one) => one.texts));
  }
});

test("WA2: ten thousand different questions are grouped without comparing each with each", () => {
  const texts = Array.from({ length: 10_000 }, (_, at) => {
    const word = (n: number) =>
      `q${(n * 7919).toString(26).replace(/\d/g, (digit) => "klmnopqrst"[Number(digit)] ?? "z")}word`;
    return `${word(at)} ${word(at + 20_000)} ${word(at + 40_000)}?`;
  });
  const before = process.cpuUsage();
  groupQuestions(asked("en", ...texts.slice(0, 2_500)));
  const few = process.cpuUsage(before).user;
  const between = process.cpuUsage();
  groupQuestions(asked("en", ...texts));
  const many = process.cpuUsage(between).user;
  // Four times as many take four times as long, and sixteen times with the square.
  expect(many / few).toBeLessThan(10);
});
