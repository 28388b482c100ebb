import fc from "fast-check";
import { expect, test } from "vitest";
import { byQueueOrder, firstInOrder, type QueuePlace } from "./queue.ts";

const place: fc.Arbitrary<QueuePlace> = fc.record({
  id: fc.integer({ min: 1, max: 50 }),
  priority: fc.integer({ min: 0, max: 2 }),
  isReturned: fc.boolean(),
  rankMs: fc.integer({ min: 0, max: 5 }),
});
const line = fc.uniqueArray(place, { selector: ({ id }) => id, minLength: 1 });

test("Q1, R11: higher priority, then returned, then the earlier rank, then the lower id", () => {
  fc.assert(
    fc.property(line, (places) => {
      const sorted = places.toSorted(byQueueOrder);
      for (const [at, next] of sorted.entries()) {
        const former = sorted[at - 1];
        if (former === undefined) continue;
        expect(former.priority).toBeGreaterThanOrEqual(next.priority);
        if (former.priority !== next.priority) continue;
        expect(former.isReturned || !next.isReturned).toBe(true);
        if (former.isReturned !== next.isReturned) continue;
        expect(former.rankMs).toBeLessThanOrEqual(next.rankMs);
        if (former.rankMs === next.rankMs) expect(former.id).toBeLessThan(next.id);
      }
    }),
  );
});

test("Q1: the order is the same however the line is written down", () => {
  fc.assert(
    fc.property(line, fc.infiniteStream(fc.nat()), (places, chance) => {
      const drawn = places.map((one) => ({ one, by: chance.next().value ?? 0 }));
      const shuffled = drawn.toSorted((a, b) => a.by - b.by).map(({ one }) => one);
      expect(shuffled.toSorted(byQueueOrder)).toEqual(places.toSorted(byQueueOrder));
      expect(firstInOrder(shuffled)).toEqual(places.toSorted(byQueueOrder)[0]);
    }),
  );
});

test("Q1: returned does not go before a higher priority", () => {
  const important = { id: 2, priority: 1, isReturned: false, rankMs: 9 };
  const returned = { id: 1, priority: 0, isReturned: true, rankMs: 1 };
  expect(firstInOrder([returned, important])).toBe(important);
});

test("Q1: nobody waits in no line", () => {
  expect(firstInOrder([])).toBeUndefined();
});
