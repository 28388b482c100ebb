import type { QueueMoved } from "@presently/shared/protocol";
import { idsOf, eventMaker } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { publicQueue } from "./public-queue.ts";

const queue: QueueMoved = {
  type: "queue.moved",
  conversationId: eventMaker(idsOf(5)).make("conversation.started").conversationId,
  place: 2,
  range: { lowMs: 60_000, expectedMs: 90_000, highMs: 180_000 },
  refusal: null,
  reason: null,
  basis: "measured",
  atMs: 1_000,
  joinedAtMs: 1_000,
};

test("the range is told from now on", () => {
  expect(publicQueue(null, { queue }, 31_000, false)).toMatchObject({
    place: 2,
    ahead: 1,
    waitMs: [30_000, 150_000],
  });
  expect(publicQueue(null, { queue }, 500_000, false)?.waitMs).toEqual([0, 0]);
});

test("a range that runs down is no news; a new one is", () => {
  const first = publicQueue(null, { queue }, 1_000, false);
  const later = publicQueue(first, { queue }, 20_000, false);
  expect(later).toBe(first);
  const range = { lowMs: 1, expectedMs: 2, highMs: 500_000 };
  const renewed = { ...queue, atMs: 20_000, range };
  expect(publicQueue(later, { queue: renewed }, 20_000, false)).not.toBe(first);
});

test("M3: that a way out is offered is news", () => {
  const first = publicQueue(null, { queue }, 1_000, false);
  const later = publicQueue(first, { queue }, 20_000, true);
  expect([first?.callbackOffered, later?.callbackOffered]).toEqual([false, true]);
});
