import { expect, test } from "vitest";
import { bg } from "./bg/talk.ts";
import { bg as bgTalk } from "./bg/talk.ts";
import { moment } from "./moment.ts";

const monday = new Date(2026, 0, 5, 9).getTime();
const DAY_MS = 86_400_000;
const told = (daysBefore: number) =>
  moment("en", monday, monday - daysBefore * DAY_MS).replaceAll("\u202f", " ");

test("H5: a weekday names the day for as long as it can be no other, then the date stands beside it", () => {
  expect(told(2)).toMatch(/^Monday\W+9:00 AM$/);
  expect(told(5.9)).toMatch(/^Monday\W+9:00 AM$/);
  // On a Monday morning after nine, next Monday is less than seven days away.
  for (const days of [6, 6.9, 7, 30]) expect(told(days)).toMatch(/^Monday, January 5\W.*9:00 AM$/);
});

test.each([
  ["bg", "понеделник 9:05"],
  ["en", "Monday 9:05 AM"],
  ["fi", "maanantaina klo 9.05"],
  ["lt", "pirmadienis 9:05"],
  ["nl", "maandag 9:05"],
  ["ru", "понедельник 9:05"],
])("H5, M18: in %s a moment of this week is %j", (lang, words) => {
  const atMs = new Date(2026, 0, 5, 9, 5).getTime();
  expect(moment(lang, atMs, atMs - DAY_MS).replaceAll("\u202f", " ")).toBe(words);
});

test("H5, M18: Bulgarian writes its hours after a moment", () => {
  const { opens, closed } = bgTalk.place;
  for (const words of [bg.welcomeClosed, opens, closed]) expect(words).toContain("{time} ч.");
});
