import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { expect, test } from "vitest";
import { en } from "../i18n/en/talk.ts";
import type { Picture } from "../picture.ts";
import { queueOf, waitWords } from "./told-queue.ts";

const MOVED_AT_MS = 60_000;
const ids = idsOf(41);
const maker = eventMaker(ids, MOVED_AT_MS);
const begun = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const moved = applyEvent(
  begun,
  maker.make("conversation.queued", {
    seq: 2,
    reason: "topicChosen",
    topic: { topicId: ids.topic(), isFirst: false, choicesLeft: 1 },
    text: "Lamps",
  }),
);
const range = { lowMs: 0, expectedMs: 1, highMs: 2 };

/** The place and the wait as they are told, of what the server said last. */
function told(view: Picture["view"], said: { atMs: number; range: typeof range | null }) {
  const { conversationId } = begun;
  const queue = { ...said, conversationId, place: 2, refusal: null, joinedAtMs: 0 };
  const picture = { queue, view, availability: "online", opensAtMs: null };
  return queueOf(picture as unknown as Picture); // as much of it as is looked at
}

test("TO4: what was told of the line that the visitor left is told no more; what comes next is", () => {
  const before = { atMs: MOVED_AT_MS - 1, range };
  expect(told(begun, before)).toMatchObject({ place: 2, range });
  expect(told(moved, before)).toBeNull();
  expect(told(moved, { atMs: MOVED_AT_MS, range })).toMatchObject({
    range,
    movedAtMs: MOVED_AT_MS,
  });
});

test("TO4: the place alone, before the time is known, is of the new line", () => {
  expect(told(moved, { atMs: 0, range: null })).toMatchObject({ place: 2, range: null });
});

test("SC2: until the place is told there are no words of it", () => {
  const picture = { queue: null, view: begun, availability: "online", opensAtMs: null };
  expect(waitWords(picture as unknown as Picture, 0, en)).toBe(""); // as much of it as is looked at
});
