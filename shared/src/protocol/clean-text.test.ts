import { expect, test } from "vitest";
import { randomOf } from "../testing/random.ts";
import { cleanText } from "./clean-text.ts";

/** Marks that sort differently, compose, or fall apart into two; what they may sit on; and what is removed between them. */
const marks = [
  "\u0301",
  "\u0316",
  "\u0344",
  "\u0f73",
  "\u302e",
  "\u093c",
  "\u{1d16d}",
  "\u{e0100}",
];
const others = ["a", "\u00e9", "\u0958", "\u1100", "\u1161", "漢", "\u{1f600}", " ", "\n", "\r\n"];
const removed = ["\u0000", "\u0085", "\ud800", "\udc00", "\ufdd0", "\uffff", "\u{1fffe}"];

/** A text of so many parts, by its seed: long runs of marks, broken up in this way or that. */
function hostileText(seed: number, parts: number): string {
  const random = randomOf(seed);
  const run = random.pick([3, 29, 31, 100, parts]);
  const isBroken = random.chance(0.6);
  return Array.from({ length: parts }, (_, at) => {
    if (at % run === 0) return random.pick(others);
    return isBroken && at % 7 === 0 ? random.pick(removed) : random.pick(marks);
  }).join("");
}

const seeds = Array.from({ length: 60 }, (_, at) => at + 1);

test("R37: text is stored as sent after NFC, without what is removed, and cleaning it again changes nothing", () => {
  for (const seed of seeds) {
    const text = cleanText(hostileText(seed, 500));
    expect(text, `seed ${seed}`).toBe(text.normalize("NFC"));
    expect(text, `seed ${seed}`).not.toMatch(
      /\r|[^\P{Cc}\n\t]|\p{Surrogate}|\p{Noncharacter_Code_Point}/u,
    );
    expect(cleanText(text), `seed ${seed}`).toBe(text);
  }
});

test("R37: of a run of marks thirty are kept, also where something removed stands between them", () => {
  const thirty = `x${"\u0316".repeat(30)}y`;
  expect(cleanText(`x${"\u0316".repeat(100)}y`)).toBe(thirty);
  expect(cleanText(`x${"\u0316\u0000\ud800\ufdd0".repeat(40)}y`)).toBe(thirty);
  for (const seed of seeds) {
    expect(cleanText(hostileText(seed, 500)), `seed ${seed}`).not.toMatch(/\p{M}{31}/u);
  }
});

test("R37: what languages write is left as it is: marks in tens, and letters composed", () => {
  expect(cleanText("e\u0301te\u0301, Vie\u0323\u0302t, \u05d1\u05b0\u05bc")).toBe(
    "\u00e9t\u00e9, Vi\u1ec7t, \u05d1\u05b0\u05bc".normalize("NFC"),
  );
});

test("R23: cleaning takes as long as the text is, whatever is in it", () => {
  const texts: ((length: number) => string)[] = [
    (length) => `a${"\u0301".repeat(length / 2)}${"\u0316".repeat(length / 2)}`,
    (length) => `a${"\u0301\u0316\u0000".repeat(length / 3)}`,
    (length) => " ".repeat(length) + "a" + "\r".repeat(length),
    ...seeds.slice(0, 5).map((seed) => (length: number) => hostileText(seed, length)),
  ];
  for (const [at, textOf] of texts.entries()) {
    const [short, long] = [textOf(2000), textOf(16_000)];
    // Eight times the text: eight times the work, or sixty-four times where it grows with the square.
    expect(quickest(long) / quickest(short), `text ${at}`).toBeLessThan(24);
  }
});

/** The quickest of some runs in ms: what else the machine did meanwhile only makes one slower. */
function quickest(text: string): number {
  const runs = Array.from({ length: 9 }, () => {
    const startedMs = performance.now();
    cleanText(text);
    return performance.now() - startedMs;
  });
  return Math.min(...runs);
}
