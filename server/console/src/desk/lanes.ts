import type { AgentId, AgentSummary, LaneItem } from "@presently/shared/protocol";
import { inQueueOrder } from "./queue-order.ts";

export const laneNames = [
  "waiting",
  "mine",
  "unanswered",
  "promised",
  "complaints",
  "team",
  "closed",
] as const;
export type LaneName = (typeof laneNames)[number];
export type Lanes = Readonly<Record<LaneName, readonly LaneItem[]>>;

export const emptyLanes: Lanes = {
  waiting: [],
  mine: [],
  unanswered: [],
  promised: [],
  complaints: [],
  team: [],
  closed: [],
};

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

/** Whether the visitor waits for an answer, in writing or by phone (M1, PH2). */
export function isOwed(item: LaneItem): boolean {
  return item.owesAnswerSinceMs !== null || item.call !== null;
}

/** Whether something was promised and is open (PM1). */
export function isPromised({ promises = [] }: LaneItem): boolean {
  return promises.length > 0;
}

/** Who could keep a promise now; as the desk's picture has them. */
export type Holder = Pick<AgentSummary, "availability" | "presence" | "isDisabled">;

/** Whether what is promised has nobody who keeps it: no agent holds the conversation, or the one who does is away, offline or disabled. Then the team owes it (PM10). */
export function isOwedByTeam(
  item: LaneItem,
  holderOf: (id: AgentId) => Holder | undefined,
): boolean {
  if (!isPromised(item)) return false;
  const holder = isHeld(item) && item.agentId !== null ? holderOf(item.agentId) : undefined;
  return (
    holder === undefined ||
    holder.isDisabled ||
    holder.presence === "offline" ||
    holder.availability !== "online"
  );
}

/**
 * Every conversation in its lanes. *Unanswered* crosses the others on purpose: whoever is owed an answer, or a call, stands there, in whatever
 * state, until a person has given it or has ended the conversation; so does *Complaints*, until somebody who answers for them says that it is over (CM3). The console asks an agent who would end it without an answer (M1, C6).
 */
export function sortIntoLanes(
  items: Iterable<LaneItem>,
  me: AgentId,
  holderOf: (id: AgentId) => Holder | undefined = () => undefined,
): Lanes {
  const waiting: LaneItem[] = [];
  const mine: LaneItem[] = [];
  const unanswered: LaneItem[] = [];
  const promised: LaneItem[] = [];
  const complaints: LaneItem[] = [];
  const team: LaneItem[] = [];
  const closed: LaneItem[] = [];
  for (const item of items) {
    if (isInLine(item)) waiting.push(item);
    else if (isHeld(item)) (item.agentId === me ? mine : team).push(item);
    else if (!isOwed(item) && item.complaint === undefined) closed.push(item);
    if (item.complaint !== undefined) complaints.push(item);
    if (isPromised(item)) promised.push(item);
    if (isOwed(item) || isOwedByTeam(item, holderOf)) unanswered.push(item);
  }
  return {
    waiting: inQueueOrder(waiting),
    mine: mine.sort(byOwedThenLatest),
    unanswered: unanswered.sort(byDue),
    promised: promised.sort(byPromise),
    complaints: complaints.sort(
      (a, b) => (a.complaint?.sinceMs ?? 0) - (b.complaint?.sinceMs ?? 0) || byId(a, b),
    ),
    team: team.sort(byOwedThenLatest),
    closed: closed.sort((a, b) => (b.closedAtMs ?? 0) - (a.closedAtMs ?? 0) || byId(a, b)),
  };
}

/** Until when something was promised, and from when on that presses; both in epoch ms. */
interface Promised {
  readonly untilMs: number;
  readonly soonMs: number;
}

/** An answer or a call that is promised by a moment presses in its last hour. */
const DUE_SOON_MS = 3_600_000;

/** All that the visitor was promised and still waits for: the range told last, an answer to what they left, a call. */
function promisesOf({
  announced,
  answerDueAtMs,
  call,
  promises = [],
}: LaneItem): readonly Promised[] {
  const due = (untilMs: number) => ({ untilMs, soonMs: untilMs - DUE_SOON_MS });
  return [
    ...(announced === null
      ? []
      : [
          {
            untilMs: announced.atMs + announced.range.highMs,
            soonMs: announced.atMs + announced.range.highMs / 2,
          },
        ]),
    ...(answerDueAtMs === null ? [] : [due(answerDueAtMs)]),
    ...(call === null ? [] : [due(call.dueAtMs)]),
    ...promises.map(({ dueAtMs }) => due(dueAtMs)),
  ];
}

/** When the first of what the visitor was promised falls due, in epoch ms; null when nothing was. */
export function promisedUntilMs(item: LaneItem): number | null {
  const promises = promisesOf(item).map(({ untilMs }) => untilMs);
  return promises.length === 0 ? null : Math.min(...promises);
}

/** Without a promise: a minute is what most accept, after three few still wait (M2). */
const UNPROMISED_SOON_MS = 60_000;
const UNPROMISED_LATE_MS = 180_000;

/** How pressing a wait is: `soon` past half of the range that was told, or in the last hour before something is due; `late` past all of it. */
export function urgencyOf(item: LaneItem, nowMs: number): "calm" | "soon" | "late" {
  if (!isInLine(item) && !isOwed(item) && !isPromised(item)) return "calm";
  const told = promisesOf(item);
  const sinceMs = isInLine(item) ? item.queuedAtMs : (item.owesAnswerSinceMs ?? nowMs);
  const unpromised = {
    untilMs: sinceMs + UNPROMISED_LATE_MS,
    soonMs: sinceMs + UNPROMISED_SOON_MS,
  };
  const promises = told.length === 0 ? [unpromised] : told;
  if (promises.some(({ untilMs }) => nowMs >= untilMs)) return "late";
  return promises.some(({ soonMs }) => nowMs >= soonMs) ? "soon" : "calm";
}

/** What is promised first, of what people promised. */
function byPromise(a: LaneItem, b: LaneItem): number {
  const dueMs = ({ promises = [] }: LaneItem) => promises[0]?.dueAtMs ?? 0;
  return dueMs(a) - dueMs(b) || byId(a, b);
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
