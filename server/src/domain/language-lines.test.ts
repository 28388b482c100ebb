import { expect, test } from "vitest";
import { ANY_LANGUAGE, languageCode, membersServing } from "./language-lines.ts";

const ana = { name: "ana", speaks: new Set(["bg", "ru"]) };
const ben = { name: "ben", speaks: new Set(["fi"]) };
const cy = { name: "cy", speaks: new Set<string>() };
const team = [ana, ben, cy];

test("M18, LG1: everybody serves the line of every language, and who speaks a language the line of its own", () => {
  expect(membersServing({ language: ANY_LANGUAGE, isWanted: true }, team)).toEqual(team);
  expect(membersServing({ language: "bg", isWanted: true }, team)).toEqual([ana]);
});

test("M18, LG3: a line that nobody speaks, or that is wanted no longer, is served by everybody: nobody is stranded there", () => {
  expect(membersServing({ language: "lt", isWanted: true }, team)).toEqual(team);
  expect(membersServing({ language: "fi", isWanted: false }, team)).toEqual(team);
});

test("M18, LG1: a tag is of the language that it begins with", () => {
  expect(["bg-BG", "de", "EN-gb", "zh-Hant-TW"].map(languageCode)).toEqual([
    "bg",
    "de",
    "en",
    "zh",
  ]);
});
