import type { Question } from "@presently/shared/protocol";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { expect, test } from "vitest";
import { openOf, questionsLeft, SILENCE_MS, toPointAt, wantedOf } from "./open-questions.ts";

const asked = (number: number, text: string, state: Question["state"] = "open"): Question => ({
  number,
  text,
  state,
  into: state === "merged" ? 1 : null,
  by: "system",
  atMs: 0,
});
const when = asked(1, "When does it come?");
const back = asked(2, "Can I send it back?");
const settled = [
  asked(3, "Is it red?", "answered"),
  asked(4, "Right?", "dismissed"),
  asked(5, "And when?", "merged"),
];

test("QU8: one open question holds no reply back, two do, and what is settled is not among them", () => {
  expect(openOf([when, ...settled])).toEqual([when]);
  expect(toPointAt([when, ...settled])).toEqual([]);
  expect(toPointAt([when, back, ...settled])).toEqual([when, back]);
});

test("QU10: a handover note begins with the open questions, each whole", () => {
  expect(wantedOf(settled)).toBe("");
  expect(wantedOf([when, ...settled, back])).toBe("When does it come?\nCan I send it back?");
  const long = Array.from({ length: 30 }, (_, at) => asked(at + 1, "x".repeat(300)));
  const lines = wantedOf(long).split("\n");
  expect(lines.every((line) => line.length === 300)).toBe(true);
  expect(lines.length).toBe(Math.floor((MAX_NOTE_CHARS + 1) / 301));
});

test("QU9: a lane tells of open questions from two minutes of silence on, and only where somebody holds them", () => {
  const item = { openQuestions: 2, silentSinceMs: 1000 };
  expect(questionsLeft(item, 1000 + SILENCE_MS - 1)).toBe(0);
  expect(questionsLeft(item, 1000 + SILENCE_MS)).toBe(2);
  expect(questionsLeft({ openQuestions: 2 }, 1000 + SILENCE_MS)).toBe(0);
  expect(questionsLeft({}, 1000 + SILENCE_MS)).toBe(0);
});
