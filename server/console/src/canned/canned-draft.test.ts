import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import {
  draftProblems,
  newDraft,
  withAnother,
  withoutWording,
  wordingProblem,
  withWording,
} from "./canned-draft.ts";

const { agentId } = eventMaker(idsOf(3));

test("CR1: up to three wordings of a language; the last of all stays", () => {
  const { texts } = newDraft(agentId, "en");
  const three = withAnother(withAnother(texts, "en"), "en");
  expect(withAnother(three, "en")).toEqual(three);
  const typed = withWording(three, "en", 1, "Two");
  expect(typed[0]?.variants).toEqual(["", "Two", ""]);
  expect(withoutWording(typed, "en", 0)[0]?.variants).toEqual(["Two", ""]);
  expect(withoutWording(texts, "en", 0)).toEqual(texts);
  const both = [...texts, { language: "fi" as const, variants: ["Hei"] }];
  expect(withoutWording(both, "en", 0).map(({ language }) => language)).toEqual(["fi"]);
});

test("CR1, CR3: what is wrong is said before the server is asked, with the blanks there are", () => {
  expect(wordingProblem(" ")).toBeDefined();
  expect(wordingProblem("a".repeat(2001))).toContain("2000");
  expect(wordingProblem("Order {{order}}?")).toMatch(/\{\{order\}\}.*\{\{agent\.name\}\}/);
  expect(wordingProblem("Hi {{visitor.first_name|there}}")).toBeUndefined();
  const draft = {
    ...newDraft(agentId, "en"),
    texts: [{ language: "en", variants: ["Hi"] }],
  } as const;
  expect(draftProblems({ ...draft, name: "!", texts: [] }).name).toBeDefined();
  expect(draftProblems({ ...draft, name: "a".repeat(61), texts: [] }).name).toContain("60");
  expect(draftProblems(newDraft(agentId, "en")).texts).toBeDefined();
});
