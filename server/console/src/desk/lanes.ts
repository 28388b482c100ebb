import type { AgentId, LaneItem } from "@presently/shared/protocol";
import { inQueueOrder } from "./queue-order.ts";

export const laneNames = ["waiting", "mine", "unanswered", "team", "closed"] as const;
export type LaneName = (typeof laneNames)[number];
export type Lanes = Readonly<Record<LaneName, readonly LaneItem[]>>;

export const emptyLanes: Lanes = { waiting: [], mine: [], unanswered: [], team: [], closed: [] };

/** Whether somebody is in line, offered or not. */
export function isInLine(item: LaneItem): boolean {
  return item.state === "queued" || item.state === "offered";
}

/** Whether an agent can have it now: nobody is asked yet, and the visitor is there to be answered (Q5). */
export function isToBeTaken(item: LaneItem): boolean {
  return item.state === "queued" && item.presence === "present";
}

/** Whether an agent has it. */
export function isHeld(item: LaneItem): boolean {
  return item.state === "assigned" || item.state === "waitingOnVisitor";
}

/**
 * Every conversation in its lanes. *Unanswered* crosses the others on purpose: whoever is owed an answer stands there, in whatever state,
 * until a person has given it or has ended the conversation. The console asks an agent who would end it without an answer (M1, C6).
 */
export function sortIntoLanes(items: Iterable<LaneItem>, me: AgentId): Lanes {
  const waiting: LaneItem[] = [];
  const mine: LaneItem[] = [];
  const unanswered: LaneItem[] = [];
  const team: LaneItem[] = [];
  const closed: LaneItem[] = [];
  for (const item of items) {
    if (isInLine(item)) waiting.push(item);
    else if (isHeld(item)) (item.agentId === me ? mine : team).push(item);
    else if (item.owesAnswerSinceMs === null) closed.push(item);
    if (item.owesAnswerSinceMs !== null) unanswered.push(item);
  }
  return {
    waiting: inQueueOrder(waiting),
    mine: mine.sort(byOwedThenLatest),
    unanswered: unanswered.sort(byDue),
    team: team.sort(byOwedThenLatest),
    closed: closed.sort((a, b) => (b.closedAtMs ?? 0) - (a.closedAtMs ?? 0) || byId(a, b)),
  };
}

/** When the upper end of what the visitor was told last is reached, in epoch ms; null when nothing was told. */
export function promisedUntilMs(item: LaneItem): number | null {
  return item.announced === null ? null : item.announced.atMs + item.announced.range.highMs;
}

/** Without a promise: a minute is what most accept, after three few still wait (M2). */
const UNPROMISED_SOON_MS = 60_000;
const UNPROMISED_LATE_MS = 180_000;

/** How pressing a wait is: `soon` past half of what was promised, `late` past all of it. */
export function urgencyOf(item: LaneItem, nowMs: number): "calm" | "soon" | "late" {
  const sinceMs = isInLine(item) ? item.queuedAtMs : item.owesAnswerSinceMs;
  if (sinceMs === null) return "calm";
  const untilMs = promisedUntilMs(item) ?? sinceMs + UNPROMISED_LATE_MS;
  if (nowMs >= untilMs) return "late";
  const halfMs =
    item.announced === null
      ? sinceMs + UNPROMISED_SOON_MS
      : item.announced.atMs + item.announced.range.highMs / 2;
  return nowMs >= halfMs ? "soon" : "calm";
}

function byDue(a: LaneItem, b: LaneItem): number {
  const dueMs = (item: LaneItem) =>
    promisedUntilMs(item) ?? item.owesAnswerSinceMs ?? item.queuedAtMs;
  return dueMs(a) - dueMs(b) || byId(a, b);
}

/** Who is owed an answer first, the longest first; then by the latest message. */
function byOwedThenLatest(a: LaneItem, b: LaneItem): number {
  if (a.owesAnswerSinceMs !== null && b.owesAnswerSinceMs !== null)
    return a.owesAnswerSinceMs - b.owesAnswerSinceMs || byId(a, b);
  if (a.owesAnswerSinceMs !== null || b.owesAnswerSinceMs !== null)
    return a.owesAnswerSinceMs !== null ? -1 : 1;
  return latestMs(b) - latestMs(a) || byId(a, b);
}

function latestMs(item: LaneItem): number {
  return item.lastMessage?.atMs ?? item.queuedAtMs;
}

function byId(a: LaneItem, b: LaneItem): number {
  return a.conversationId < b.conversationId ? -1 : a.conversationId > b.conversationId ? 1 : 0;
}
