import { expect, test } from "vitest";
import type { ToldQueue } from "./told-queue.ts";
import { QUEUE_EVERY_MS, queueAnnouncement } from "./queue-announcement.ts";

const AT_MS = 5_000_000;
const moved = (place: number, over: Partial<ToldQueue> = {}): ToldQueue => ({
  type: "queue.moved",
  conversationId: "cnv_abcdefghijklmnopqrstu",
  place,
  range: { lowMs: 120_000, expectedMs: 200_000, highMs: 300_000 },
  refusal: null,
  reason: null,
  opensAtMs: null,
  basis: "measured",
  atMs: AT_MS,
  joinedAtMs: AT_MS,
  ...over,
});

test("AC6: the line is spoken on joining", () => {
  expect(queueAnnouncement(undefined, moved(3), AT_MS)).toBeDefined();
});

test("nothing is spoken while nothing has changed, however long it takes", () => {
  const last = queueAnnouncement(undefined, moved(3, { range: null }), AT_MS);
  const later = AT_MS + 10 * QUEUE_EVERY_MS;
  expect(queueAnnouncement(last, moved(3, { range: null }), later)).toBeUndefined();
});

test("AC6: a change is spoken once a minute at most", () => {
  const last = queueAnnouncement(undefined, moved(3), AT_MS);
  expect(queueAnnouncement(last, moved(2), AT_MS + QUEUE_EVERY_MS - 1)).toBeUndefined();
  expect(queueAnnouncement(last, moved(2), AT_MS + QUEUE_EVERY_MS)?.place).toBe(2);
});

test("M3: that the site has closed is spoken, though the range is the same", () => {
  const last = queueAnnouncement(undefined, moved(3, { range: null }), AT_MS);
  const closed = moved(3, { range: null, opensAtMs: AT_MS * 9 });
  expect(queueAnnouncement(last, closed, AT_MS + QUEUE_EVERY_MS)).toBeDefined();
});

test("a range that ran down by a step is a change", () => {
  const last = queueAnnouncement(undefined, moved(3), AT_MS);
  expect(queueAnnouncement(last, moved(3), AT_MS + QUEUE_EVERY_MS + 1)).toBeDefined();
});

test("another conversation's line is spoken at once", () => {
  const last = queueAnnouncement(undefined, moved(3), AT_MS);
  const other = moved(3, { conversationId: "cnv_otherotherotherothero" });
  expect(queueAnnouncement(last, other, AT_MS + 1)).toBeDefined();
});

test("TO2, AC6: in the line that a topic leads to it is spoken anew, with the time as soon as that is known", () => {
  const last = queueAnnouncement(undefined, moved(3), AT_MS);
  const movedAtMs = AT_MS + 2_000;
  const untold = moved(2, { movedAtMs, range: null });
  expect(queueAnnouncement(last, untold, movedAtMs + 1_000)).toBeUndefined();
  const told = queueAnnouncement(last, moved(2, { movedAtMs }), movedAtMs + 2_000);
  expect(told?.place).toBe(2);
  expect(queueAnnouncement(told, moved(1, { movedAtMs }), movedAtMs + 3_000)).toBeUndefined();
  expect(queueAnnouncement(last, untold, movedAtMs + 5_000)).toBeDefined();
});
