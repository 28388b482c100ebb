import { DEFAULT_LOOK } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { lookDraftOf, lookOfDraft, lookProblems, tidyColor } from "./look-draft.ts";

const draft = lookDraftOf(DEFAULT_LOOK);

test("LK1: what is shown and not changed is stored as it was", () => {
  expect(lookOfDraft(draft)).toEqual(DEFAULT_LOOK);
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
  ["bottom", "201"],
  ["bottom", ""],
  ["welcome", "x".repeat(121)],
] as const)("LK1: %s %j is told beside its field, and nothing is stored", ([field, typed]) => {
  const wrong = { ...draft, [field]: typed };
  const named = Object.entries(lookProblems(wrong)).filter(([, problem]) => problem !== undefined);
  expect(named.map(([name]) => name)).toEqual([field]);
  expect(lookOfDraft(wrong)).toBeUndefined();
});
