import { expect, test } from "vitest";
import {
  codesInParts,
  goodwillDraftOf,
  goodwillOfDraft,
  goodwillProblems,
} from "./goodwill-draft.ts";

const draft = goodwillDraftOf(null);
/** A line that is no code. */
const long = "x".repeat(65);
const wrong = (changes: Partial<typeof draft>) =>
  Object.entries(goodwillProblems({ ...draft, ...changes })).flatMap(([field, problem]) =>
    problem === undefined ? [] : [field],
  );

test("GW1: what nobody has set is off and for who is identified; what was set comes back as it was", () => {
  expect(goodwillOfDraft(draft, null)).toMatchObject({ isOn: false, audience: "identified" });
  const set = { ...goodwillOfDraft(draft, null), isOn: true, fixedCode: "SORRY", words: "Thanks" };
  expect(goodwillOfDraft(goodwillDraftOf(set), null)).toEqual(set);
});

test("GW1: it can be switched off whatever stands in the fields that are hidden then, and those stay as they were set", () => {
  const hidden = { limitMinutes: "", days: "never", isFixed: true, fixedCode: "", codes: long };
  expect(wrong({ ...hidden, isOn: false })).toEqual([]);
  const set = { ...goodwillOfDraft(draft, null), isOn: true, limitMinutes: 25, fixedCode: "SORRY" };
  const off = { ...goodwillDraftOf(set), ...hidden, isOn: false };
  const stored = { ...set, codesLeft: 3 };
  expect(goodwillOfDraft(off, stored)).toEqual({ ...set, isOn: false });
});

test("GW5: pasted codes are one on a line, without empty ones, and sent in parts", () => {
  expect(codesInParts(" A-1\r\n\n B 2 \n")).toEqual([["A-1", "B 2"]]);
  const many = Array.from({ length: 450 }, (_, at) => `C-${at}`);
  const parts = codesInParts(many.join("\n"));
  expect(parts.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(parts.flat()).toEqual(many);
});

test("a number out of its bounds, a code that is too long and an empty one are marked beside their field", () => {
  const isOn = true;
  expect(wrong({ isOn })).toEqual([]);
  expect(wrong({ isOn, limitMinutes: "0", days: "1.5", mostPerDay: "1e3" })).toEqual([
    "limitMinutes",
    "days",
    "mostPerDay",
  ]);
  expect(wrong({ isOn, codes: long })).toEqual(["codes"]);
  expect(wrong({ isOn, isFixed: true, codes: long })).toEqual(["fixedCode"]);
});
