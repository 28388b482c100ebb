import type { Topic } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { newTopic, topicDraftsOf, topicProblem, topicsOfDrafts } from "./topic-draft.ts";

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
  const draft = newTopic(charge.departmentId);
  const typed = { ...draft, usual: " Lamps ", own: { ...draft.own, bg: " Лампи", fi: " " } };
  expect(topicsOfDrafts([typed], [charge])).toEqual([
    { words: { usual: "Lamps", bg: "Лампи" }, departmentId: charge.departmentId, isFirst: false },
  ]);
});

test("TO1: a topic that was stored after it was typed keeps its id when it is saved once more, and no other topic has it", () => {
  const typed = { ...newTopic(charge.departmentId), usual: "Double charge" };
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

test("TO1: a topic without words is held back", () => {
  expect(topicDraftsOf([charge]).map(topicProblem)).toEqual([undefined]);
  expect(topicProblem(newTopic(charge.departmentId))).toBeTypeOf("string");
});
