import { expect, test } from "vitest";
import { LAUNCHER_NAMES } from "../../loader/languages.ts";
import { LOOK_LANGUAGES } from "@presently/shared/protocol/further-look";
import { faultIn, isKnown } from "./faults.ts";

test.for([
  ["lang", "bg"],
  ["font", "page"],
  ["density", "compact"],
  ["shadow", false],
  ["shadow", "true"],
  ["scale", 90],
  ["scale", 125],
  ["shape", "pill"],
  ["shape", "square"],
  ["icon", "hand"],
  ["light", ""],
  ["light", "#FFF3DC #3b2a14"],
  ["dark", "#2b1d3a #f5eaff"],
  ["phoneOffset", ""],
  ["phoneOffset", "0 200"],
  ["faces", true],
  ["logo", ""],
  ["logo", "A-_b".repeat(5) + "12"],
  ["texts", {}],
  ["texts", { welcome: "", launcher: "x".repeat(40), offline: "Back at nine" }],
] as const)("LK4: a script may say %s: %j", ([name, value]) => {
  expect(isKnown(name) && faultIn(name, value)).toBeUndefined();
});

test.for([
  ["lang", "de", "Say one of en, bg, fi, nl, lt, ru."],
  ["lang", "", "Say one of en"],
  ["font", "Arial", "Say one of system, page."],
  ["density", 1, "Say one of roomy, compact."],
  ["shadow", "none", "Say one of true, false."],
  ["scale", 89, "from 90 to 125"],
  ["scale", 126, "from 90 to 125"],
  ["scale", "110", "a whole number"],
  ["scale", 100.5, "a whole number"],
  ["shape", ["square"], "Say one of round, square, pill."],
  ["shape", "star", "Say one of round, square, pill."],
  ["icon", "dog", "Say one of bubble, bubbles, question, hand."],
  ["light", "#ffffff", "Say two colours"],
  ["light", "#ffffff #777777", "at least 4.5 to 1"],
  ["dark", "#000000 #ffffff;}*{}", "Say two colours"],
  ["dark", ["#000000 #ffffff"], "Say two colours"],
  ["phoneOffset", "8", "two whole numbers"],
  ["phoneOffset", "8 201", "two whole numbers"],
  ["faces", "many", "Say one of true, false."],
  ["logo", "../secret", "uploaded in the console"],
  ["texts", null, "Give texts: welcome of at most 120 characters"],
  ["texts", "Hi", "Give texts"],
  ["texts", { greeting: "Hi" }, "launcher of at most 40 characters"],
  ["texts", { welcome: 5 }, "Give texts"],
  ["texts", { launcher: "x".repeat(41) }, "Give texts"],
] as const)("LK4: %s: %j is refused in words that say what is right", ([name, value, hint]) => {
  expect(isKnown(name) && faultIn(name, value)).toContain(hint);
});

test("LK4: what holds until the script is loaded again is none of it", () => {
  for (const name of ["z", "launcher", "consent", "constructor", "toString"])
    expect(isKnown(name)).toBe(false);
});

test("LK3: an owner can say words in every language that the chat speaks", () => {
  expect([...LOOK_LANGUAGES].toSorted()).toEqual(Object.keys(LAUNCHER_NAMES).toSorted());
});
