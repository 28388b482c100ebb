import { MAX_QUESTION_CHARS } from "@presently/shared/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findQuestions, MOST_AT_ONCE } from "./find-questions.ts";

const questionsIn = (text: string) =>
  findQuestions(text).map(({ start, end }) => text.slice(start, end));

test.each([
  [
    "Where is my order? And when does it arrive?",
    ["Where is my order?", "And when does it arrive?"],
  ],
  ["Hi! How are you? Do you ship to Sofia?", ["Do you ship to Sofia?"]],
  ["Hello, can I return it", ["Hello, can I return it"]],
  ["what time do you open", ["what time do you open"]],
  ["How much is shipping to Malta", ["How much is shipping to Malta"]],
  ["It broke. Could you send a new one. Thanks", ["Could you send a new one."]],
  ["Really?! It's the third time", ["Really?!"]],
  ['I was told "Do you want a refund?" and said yes. When does it come?', ["When does it come?"]],
  ["> Do you want a refund?\nYes. When?", ["When?"]],
  [
    "Is https://shop.example/a?b=1&c=2 the right page?",
    ["Is https://shop.example/a?b=1&c=2 the right page?"],
  ],
  ["Have you seen https://shop.example/a?", ["Have you seen https://shop.example/a?"]],
  ["Costs 3.5 kg more? Yes", ["Costs 3.5 kg more?"]],
  ["Is it (still) free??? I hope", ["Is it (still) free???"]],
  ["Здравейте, къде е поръчката ми", ["Здравейте, къде е поръчката ми"]],
  ["Имате ли от тези в синьо", ["Имате ли от тези в синьо"]],
  [
    "Добър ден. Може ли да върна продукта, ако е отворен. Колко струва доставката?",
    ["Може ли да върна продукта, ако е отворен.", "Колко струва доставката?"],
  ],
  ["Как да върна продукта", ["Как да върна продукта"]],
  ["Hei, onko tuote vielä varastossa", ["Hei, onko tuote vielä varastossa"]],
  [
    "Moi! Voinko palauttaa tämän. Milloin se tulee",
    ["Voinko palauttaa tämän.", "Milloin se tulee"],
  ],
  ["Kuuluuko toimitus hintaan", ["Kuuluuko toimitus hintaan"]],
  ["Laba diena, ar galiu grąžinti prekę", ["Laba diena, ar galiu grąžinti prekę"]],
  ["Kada atvyks mano užsakymas", ["Kada atvyks mano užsakymas"]],
  [
    "Kiek kainuoja pristatymas? Ar turite mėlynų?",
    ["Kiek kainuoja pristatymas?", "Ar turite mėlynų?"],
  ],
  [
    "Hallo, kunt u mij helpen met mijn bestelling",
    ["Hallo, kunt u mij helpen met mijn bestelling"],
  ],
  ["Wanneer komt mijn pakket aan", ["Wanneer komt mijn pakket aan"]],
  ["Kan ik dit ruilen. Hoeveel kost dat?", ["Kan ik dit ruilen.", "Hoeveel kost dat?"]],
  ["Здравствуйте, есть ли у вас синие", ["Здравствуйте, есть ли у вас синие"]],
  ["Могу ли я вернуть товар, если он открыт", ["Могу ли я вернуть товар, если он открыт"]],
  ["Сколько стоит доставка? Когда придёт заказ", ["Сколько стоит доставка?", "Когда придёт заказ"]],
  ["Почему заказ не пришёл", ["Почему заказ не пришёл"]],
])("QU1: %j asks %j", (text, asked) => {
  expect(questionsIn(text)).toEqual(asked);
});

test.each([
  "",
  "Hello",
  "Hello?",
  "Hi Ana! How are you?",
  "Hello, how are you today?",
  "???",
  "It broke; I want a refund; thanks",
  "When I opened the box, it was broken",
  "When I opened the box it was broken",
  "How nice of you!",
  "What a nice shop",
  "What I mean is the blue one",
  "My page is https://shop.example/search?q=lamp",
  "shop.example/search?q=lamp does not load",
  "The error is foo?bar=1",
  "> Is it free?",
  "You wrote: „Искате ли нова?“",
  "I will do it myself",
  "Здравейте! Как сте?",
  "Когато отворих кутията, беше счупена",
  "Едва ли ще стане",
  "Нали така беше",
  "Дойде ли поръчката, ще пиша",
  "Колкото по-бързо, толкова по-добре",
  "Moi, mitä kuuluu?",
  "Koko on liian pieni",
  "Aurinko paistaa",
  "Marko tilasi sen",
  "Verkko ei toimi",
  "Sveiki, kaip sekasi?",
  "Kai atidariau dėžę, lempa buvo sudužusi",
  "Kaip ir sakiau, neveikia",
  "Arba mėlyna, arba raudona",
  "Hoi, hoe gaat het?",
  "Wanneer ik inlog, krijg ik een fout",
  "Wanneer ik inlog krijg ik een fout",
  "Wat ik bedoel is de blauwe",
  "Heb ik al gedaan",
  "Kan ik niet vinden",
  "Hoe dan ook bedankt",
  "Привет! Как дела?",
  "Когда я открыл коробку, лампа была разбита",
  "Вряд ли получится",
  "Как только придёт, напишу",
  "Где бы я ни смотрел, его нет",
])("QU1: %j asks nothing", (text) => {
  expect(questionsIn(text)).toEqual([]);
});

const piece = fc.oneof(
  fc.constantFrom(
    "Where is it?",
    "Ok.",
    "Имате ли?",
    "> цитат?",
    "https://a.example/?q",
    "\n",
    "?!",
    "«",
    '"',
    "😀",
    "Hi, ",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);

test("QU1: whatever is written, spans stand in the text, in order and apart, are no longer than may be, and begin and end with what was said", () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" ")),
      (text) => {
        let from = 0;
        for (const { start, end } of findQuestions(text)) {
          const said = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(said).toBe(said.trim());
          expect(said.length).toBeGreaterThan(0);
          expect(said.length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});

test("QU1: a question without end is cut at a word, nearest to its mark, and never within a sign", () => {
  const [long = ""] = questionsIn(`${"word ".repeat(100)}to where?`);
  expect(long.length).toBeGreaterThan(MAX_QUESTION_CHARS - 10);
  expect(long.length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
  expect(long).toMatch(/^word .*to where\?$/);
  const [signs = ""] = questionsIn(`${"😀".repeat(200)}ab?`);
  expect(signs).toBe(`${"😀".repeat(148)}ab?`);
});

test("QU1: what was found is found again where it stands alone", () => {
  const sentences = fc.constantFrom(
    "Where is it?",
    "Имате ли синьо?",
    "Onko se täällä?",
    "Ar turite?",
    "Kunt u helpen?",
    "Это всё?",
    "I see.",
    "Добре.",
  );
  fc.assert(
    fc.property(fc.array(sentences, { maxLength: 12 }), (said) => {
      expect(questionsIn(said.join(" "))).toEqual(
        said.filter((one) => one.endsWith("?")).slice(0, MOST_AT_ONCE),
      );
    }),
  );
});

test("QU1: a message of the longest kind is read in a moment, whatever it is made of", () => {
  for (const unit of [
    "?",
    "a ",
    '"',
    "ли ",
    "www.a?",
    "> ",
    "«",
    "a.",
    "Ar ",
    "x",
    ".a",
    "@",
    "„",
    " ",
  ]) {
    for (const end of ["", "a", "?"]) {
      const text = unit.repeat(4000 / unit.length) + end;
      const beganMs = performance.now();
      findQuestions(text);
      expect(performance.now() - beganMs, JSON.stringify(unit + end)).toBeLessThan(25);
    }
  }
});
