import type { Topic } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import {
  movedTopic,
  newTopic,
  topicDraftsOf,
  topicProblem,
  topicsOfDrafts,
} from "./topic-draft.ts";

const charge: Topic = {
  topicId: "tpc_000000000000000000001",
  words: { usual: "Double charge", bg: "Двойно плащане" },
  departmentId: "dep_000000000000000000002",
  isFirst: true,
};

test("TO1: what is shown and not changed is stored as it was", () => {
  expect(topicsOfDrafts(topicDraftsOf([charge]), [charge])).toEqual([charge]);
});

test("TO1: a new topic has no id yet, and a language without words is left out", () => {
  const draft = newTopic(charge.departmentId, "new 1");
  const typed = { ...draft, usual: " Lamps ", own: { ...draft.own, bg: " Лампи", fi: " " } };
  expect(topicsOfDrafts([typed], [charge])).toEqual([
    { words: { usual: "Lamps", bg: "Лампи" }, departmentId: charge.departmentId, isFirst: false },
  ]);
});

test("TO1: a topic that was stored after it was typed keeps its id when it is saved once more, and no other topic has it", () => {
  const typed = { ...newTopic(charge.departmentId, "new 1"), usual: "Double charge" };
  const sent = topicsOfDrafts([typed, typed], [charge]);
  expect(sent.map(({ topicId }) => topicId)).toEqual([charge.topicId, undefined]);
  const [known] = topicDraftsOf([charge]);
  const beside = topicsOfDrafts(known === undefined ? [] : [typed, known], [charge]);
  expect(beside.map(({ topicId }) => topicId)).toEqual([undefined, charge.topicId]);
});

test("TO1: a topic that somebody else has removed meanwhile is sent as a new one, and is known by its words once it is stored", () => {
  const drafts = topicDraftsOf([charge]);
  const { topicId: gone, ...asNew } = charge;
  expect(topicsOfDrafts(drafts, [])).toEqual([asNew]);
  const again: Topic = { ...charge, topicId: "tpc_000000000000000000009" };
  expect(again.topicId).not.toBe(gone);
  expect(topicsOfDrafts(drafts, [again])).toEqual([again]);
});

test("TO1: a topic changes places with its neighbour, and keeps its id and its words; at either end it stays", () => {
  const lamps = { ...newTopic(charge.departmentId, "new 1"), usual: "Lamps" };
  const returns = { ...newTopic(charge.departmentId, "new 2"), usual: "Returns" };
  const all = [...topicDraftsOf([charge]), lamps, returns];
  const names = (at: number, by: -1 | 1) => movedTopic(all, at, by).map(({ usual }) => usual);
  expect(names(0, 1)).toEqual(["Lamps", "Double charge", "Returns"]);
  expect(names(2, -1)).toEqual(["Double charge", "Returns", "Lamps"]);
  expect(names(0, -1)).toEqual(names(2, 1));
  expect(names(0, -1)).toEqual(["Double charge", "Lamps", "Returns"]);
  const sent = topicsOfDrafts(movedTopic(all, 0, 1), [charge]);
  expect(sent[1]).toEqual(charge);
});

test("TO1: a topic without words is held back", () => {
  expect(topicDraftsOf([charge]).map(topicProblem)).toEqual([undefined]);
  expect(topicProblem(newTopic(charge.departmentId, "new 1"))).toBeTypeOf("string");
});
