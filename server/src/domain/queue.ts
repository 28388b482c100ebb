/** What the queue order compares (Q1). */
export interface QueuePlace {
  readonly id: number;
  readonly priority: number;
  readonly isReturned: boolean;
  readonly rankMs: number;
}

/** Who is served first: higher priority, then returned before the rest, then the earlier rank, then the lower id (Q1, R11). */
export function byQueueOrder(a: QueuePlace, b: QueuePlace): number {
  return (
    b.priority - a.priority ||
    Number(b.isReturned) - Number(a.isReturned) ||
    a.rankMs - b.rankMs ||
    a.id - b.id
  );
}

/** Of the heads of some lines, the one who is served first; undefined when nobody waits (Q1, RT1). */
export function firstInOrder<Place extends QueuePlace>(heads: readonly Place[]): Place | undefined {
  return heads.toSorted(byQueueOrder).at(0);
}

/**
 * The rank with which `place` stands just behind `next`, who has the same priority and is returned or not alike (R11). Of several who came in
 * the same millisecond it may stand behind all: ranks are whole milliseconds.
 */
export function rankBehind(place: QueuePlace, next: QueuePlace): number {
  return place.id > next.id ? next.rankMs : next.rankMs + 1;
}
