/** Somebody in line. */
export interface Waiter {
  /** The conversation, by its number. */
  readonly conversation: number;
  readonly department: number;
  readonly priority: 0 | 1;
  /** Had an agent once, who was lost. */
  readonly isBack: boolean;
  /** First arrival of the conversation, and start of this wait. */
  readonly arrivedMs: number;
  readonly queuedMs: number;
  /** When their patience ends, and when that is noticed. */
  readonly leavesMs: number;
  readonly noticedMs: number;
}

/** Priority 1 before 0, who is back before the rest of their priority, then by first arrival. */
export function isBefore(one: Waiter, other: Waiter): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  if (one.isBack !== other.isBack) return one.isBack;
  if (one.arrivedMs !== other.arrivedMs) return one.arrivedMs < other.arrivedMs;
  return one.conversation < other.conversation;
}

/** Puts somebody at their place. */
export function join(line: Waiter[], waiter: Waiter): void {
  let place = line.length;
  while (place > 0) {
    const before = line[place - 1];
    if (before === undefined || isBefore(before, waiter)) break;
    place -= 1;
  }
  line.splice(place, 0, waiter);
}
