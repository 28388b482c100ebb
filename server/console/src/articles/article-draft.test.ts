import { eventMaker, idsOf } from "@presently/shared/testing";
import { expect, test } from "vitest";
import {
  type ArticleDraft,
  draftProblems,
  keeperOf,
  newDraft,
  replyOf,
  textProblems,
  textsOf,
  withLanguage,
  withoutLanguage,
} from "./article-draft.ts";

const { agentId } = eventMaker(idsOf(3));
const empty = newDraft(agentId, "en");
const written: ArticleDraft = {
  ...empty,
  texts: [{ language: "en", title: "Returns", text: "Within 30 days.", page: " " }],
};

test("AR1: a title and an answer are needed, a page is on the web or nothing", () => {
  expect(Object.keys(textProblems(empty))).toEqual(["en title", "en text"]);
  expect(textProblems(written)).toEqual({});
  const [text] = written.texts;
  if (text === undefined) throw new Error("there is a text");
  for (const page of ["shop.example", "javascript:alert(1)", "https://a:b@shop.example"])
    expect(Object.keys(textProblems({ ...written, texts: [{ ...text, page }] }))).toEqual([
      "en page",
    ]);
  const long = { ...text, title: "a".repeat(121), text: "a".repeat(3001) };
  expect(Object.keys(textProblems({ ...written, texts: [long] }))).toEqual(["en title", "en text"]);
  expect(draftProblems(written)).toEqual({});
  expect(draftProblems(empty).whole).toBeDefined();
});

test("AR2: a keeper who can keep it no more becomes who edits, else the first who can", () => {
  const { agentId: gone } = eventMaker(idsOf(5));
  const { agentId: first } = eventMaker(idsOf(7));
  const keepers = [first, agentId].map((each) => ({ agentId: each, name: "Mia" }));
  expect(keeperOf(agentId, keepers, first)).toBe(agentId);
  expect(keeperOf(gone, keepers, agentId)).toBe(agentId);
  expect(keeperOf(gone, keepers, gone)).toBe(first);
});

test("AR1: languages come and go, and one stays; an empty page is none", () => {
  const two = { ...written, texts: withLanguage(written, "fi") };
  expect(two.texts.map(({ language }) => language)).toEqual(["en", "fi"]);
  expect(withoutLanguage(two, "en").map(({ language }) => language)).toEqual(["fi"]);
  expect(withoutLanguage(written, "en")).toHaveLength(1);
  expect(textsOf(written)[0]?.page).toBeNull();
});

test("M11: the answer stands in the message, the link at its end", () => {
  expect(replyOf("Within 30 days.", "https://shop.example/returns")).toBe(
    "Within 30 days.\n\nhttps://shop.example/returns",
  );
  expect(replyOf("Within 30 days.", null)).toBe("Within 30 days.");
});
