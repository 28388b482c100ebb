import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.for([
  ["Jana", "J"],
  ["jana novakova", "JN"],
  ["Jana Maria Novakova", "JN"],
  ["Ян  Кралев ", "ЯК"],
  ["anna-liisa", "AL"],
  ["𝒳avier", "𝒳"],
  ["support.team", "ST"],
  ["— ·", ""],
  ["", ""],
] as const)("LK5: of %j the letters are %j", ([name, letters]) => {
  expect(initialsOf(name, "en")).toBe(letters);
});
