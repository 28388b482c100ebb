import type { LaneItem } from "@presently/shared/protocol";

/**
 * Everybody who waits, in the order of the queue (R11). Within a line the server's place decides (it knows the rank; a chat that is
 * being offered has none and stands before); the lines are then merged by their heads: priority, returned first, time of queueing, id.
 * Comparing two people of different lines by place would say nothing, so a plain sort can't do this.
 */
export function inQueueOrder(waiting: readonly LaneItem[]): LaneItem[] {
  const lines = new Map<string, LaneItem[]>();
  for (const item of waiting) {
    const key = `${item.departmentId} ${item.language ?? ""}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [item]);
    else line.push(item);
  }
  const queues = [...lines.values()].map((line) => ({ line: line.toSorted(byPlace), next: 0 }));
  const ordered: LaneItem[] = [];
  for (;;) {
    let first: (typeof queues)[number] | undefined;
    for (const queue of queues) {
      const head = queue.line[queue.next];
      const firstHead = first?.line[first.next];
      if (head !== undefined && (firstHead === undefined || byHead(head, firstHead) < 0))
        first = queue;
    }
    const item = first?.line[first.next];
    if (first === undefined || item === undefined) return ordered;
    ordered.push(item);
    first.next += 1;
  }
}

function byPlace(a: LaneItem, b: LaneItem): number {
  if (a.place !== null && b.place !== null && a.place !== b.place) return a.place - b.place;
  if ((a.place === null) !== (b.place === null)) return a.place === null ? -1 : 1;
  return byHead(a, b);
}

function byHead(a: LaneItem, b: LaneItem): number {
  return (
    b.priority - a.priority ||
    Number(b.isReturned) - Number(a.isReturned) ||
    a.queuedAtMs - b.queuedAtMs ||
    (a.conversationId < b.conversationId ? -1 : 1)
  );
}
