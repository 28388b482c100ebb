import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import {
  lookDraftOf,
  lookOfDraft,
  lookProblems,
  pairProblems,
  tidyColor,
  wordProblem,
} from "./look-draft.ts";

const draft = { ...lookDraftOf(DEFAULT_LOOK), isPhoneApart: true };

test("LK1: what is shown and not changed is stored as it was", () => {
  expect(lookOfDraft(lookDraftOf(DEFAULT_LOOK))).toEqual(DEFAULT_LOOK);
  const dark = { surface: "#2b1d3a", ink: "#f5eaff" };
  const shaped = { ...DEFAULT_LOOK, shape: "pill", icon: "hand", dark } as const;
  const apart = { ...shaped, phoneOffset: { side: 8, bottom: 90 } };
  expect(lookOfDraft(lookDraftOf(apart))).toEqual(apart);
});

test.for([
  ["#7C2D12", "#7c2d12"],
  [" 7c2d12 ", "#7c2d12"],
  ["#fa0", "#ffaa00"],
] as const)("LK1: the colour %s is stored as %s", ([typed, stored]) => {
  expect(tidyColor(typed)).toBe(stored);
  expect(lookOfDraft({ ...draft, color: typed })?.color).toBe(stored);
});

test.for([
  ["color", "teal"],
  ["color", "#12345"],
  ["radius", "29"],
  ["radius", "-1"],
  ["side", "1e2"],
  ["scale", "89"],
  ["scale", "126"],
  ["bottom", "201"],
  ["phoneSide", "201"],
  ["phoneBottom", "x"],
  ["bottom", ""],
  ["welcome", "x".repeat(121)],
] as const)("LK1: %s %j is told beside its field, and nothing is stored", ([field, typed]) => {
  const wrong = { ...draft, [field]: typed };
  const named = Object.entries(lookProblems(wrong)).filter(([, problem]) => problem !== undefined);
  expect(named.map(([name]) => name)).toEqual([field]);
  expect(lookOfDraft(wrong)).toBeUndefined();
});

test.for([
  ["#fff", "#777", { ink: "contrast of 4.4 to 1" }],
  ["#fff", "#767676", {}],
  ["cream", "#777", { surface: "A colour is" }],
  ["#fff", "", { ink: "A colour is" }],
] as const)(
  "LK7: of %j and %j is told beside the field what cannot be read, and not stored",
  ([surface, ink, told]) => {
    const pair = { surface, ink, isOwn: true };
    const problems = Object.entries(pairProblems(pair)).filter(([, problem]) => problem);
    expect(problems).toEqual(
      Object.entries(told).map(([name, words]) => [name, expect.stringContaining(words)]),
    );
    const look = lookOfDraft({ ...draft, light: pair });
    expect(look?.light).toEqual(
      problems.length > 0 ? undefined : { surface: "#ffffff", ink: "#767676" },
    );
    expect(lookOfDraft({ ...draft, light: { ...pair, isOwn: false } })?.light).toBeNull();
  },
);

test("LK3: words are kept by language, trimmed; what is empty is left out, and so is a language without any", () => {
  const { texts } = draft;
  const typed = {
    ...texts,
    bg: { ...texts.bg, welcome: " Здравейте ", launcher: "  " },
    fi: { ...texts.fi, offline: "Suljettu" },
    nl: { ...texts.nl, online: " " },
  };
  const look = lookOfDraft({ ...draft, texts: typed });
  expect(look?.texts).toEqual({ bg: { welcome: "Здравейте" }, fi: { offline: "Suljettu" } });
  const again = lookDraftOf({ ...DEFAULT_LOOK, ...look });
  expect(again.texts.bg).toEqual({ ...texts.bg, welcome: "Здравейте" });
  expect(again.texts.nl).toEqual(texts.nl);
});

test("LK3: a text longer than its place has room for is told beside it, and nothing is stored", () => {
  const { texts } = draft;
  expect(wordProblem("launcher", "x".repeat(40))).toBeUndefined();
  expect(wordProblem("launcher", "x".repeat(41))).toBe("At most 40 characters.");
  const long = { ...draft, texts: { ...texts, ru: { ...texts.ru, launcher: "x".repeat(41) } } };
  expect(lookOfDraft(long)).toBeUndefined();
});

test("LK1: a height above the page is a whole number that browsers know, or nothing", () => {
  const draft = lookDraftOf(DEFAULT_LOOK);
  expect(lookOfDraft(draft)?.zIndex).toBeNull();
  expect(lookOfDraft({ ...draft, zIndex: " 900 " })?.zIndex).toBe(900);
  for (const zIndex of ["-1", "1.5", "top", "2147483648"])
    expect(lookOfDraft({ ...draft, zIndex }), zIndex).toBeUndefined();
});
