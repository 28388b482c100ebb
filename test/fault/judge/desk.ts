import type { LastingEvent, LastingEventOf } from "@presently/shared/protocol";
import type { DeskHistory } from "./desk-history.ts";
import {
  type ConversationState,
  DeskState,
  isBegunAnew,
  isSentFor,
  standsBefore,
  takesChats,
  TO_COME_MS,
  type TurnEvent,
} from "./desk-state.ts";
import type { Violation } from "./log.ts";

/** A free agent and somebody who waits are joined within this (G7). */
const JOINED_WITHIN_MS = 1000;
/** The place of whoever is absent is kept for this (R12). */
const KEPT_MS = 10 * 60_000;
/** The place of whoever left an address to be called at, where no department ever closes (CB2). */
const KEPT_BY_MAIL_MS = 12 * 3_600_000;
/** How often whoever is called may ask for more time (CB5). */
const MAX_EXTENSIONS = 2;

/** G5 to G7, from the team's own events: who was given what, in which order, and whether anybody waited who need not. */
export function judgeDesk(history: DeskHistory): Violation[] {
  const violations: Violation[] = [];
  const report = (
    guarantee: Violation["guarantee"],
    event: LastingEvent | undefined,
    what: string,
  ): void => {
    violations.push({ guarantee, at: event === undefined ? 0 : history.at(event), what });
  };
  const desk = new DeskState(history.start, {
    onGiven(agent, { id, beyondFor }, event) {
      const { size } = agent.slots;
      if (size >= agent.capacity && beyondFor !== agent.id)
        report(
          "G6",
          event,
          `${agent.id} is given ${id} with ${size} of ${agent.capacity} slots in use`,
        );
    },
    onAssignedBy(agent, { id }, event) {
      if (!takesChats(agent))
        report("G6", event, `${agent.id} is assigned ${id} and takes no chats now`);
    },
    onHeld({ id }, former, event) {
      report("G6", event, `${id} is assigned while ${former} holds it`);
    },
    onFromQueue(agent, { id, ...place }, event) {
      for (const other of desk.conversations.values()) {
        if (other.id === id || !desk.canServe(agent, other)) continue;
        if (standsBefore(other, { id, ...place }))
          report("G5", event, `${agent.id} is given ${id} while ${other.id} waits before it`);
      }
    },
    onTurn(conversation, event) {
      const wrong = wrongTurn(conversation, event);
      if (wrong !== undefined) report("G5", event, `${conversation.id} ${wrong}`);
    },
    onGivenUp({ id, absentSinceMs, callback }, event) {
      const keptMs = absentSinceMs === undefined ? 0 : event.atMs - absentSinceMs;
      if (keptMs < (isSentFor(callback) ? KEPT_BY_MAIL_MS : KEPT_MS))
        report("G5", event, `${id} lost the place after ${keptMs} ms`);
    },
  });

  const starts = [...history.startsAtMs];
  let idle: { sinceMs: number; what: string; event: LastingEvent } | undefined;
  /** Whoever waits beside a free agent has waited since then. */
  function lookUntil(untilMs: number, event: LastingEvent): void {
    const what = idlePair(desk);
    if (what === undefined) idle = undefined;
    else idle ??= { sinceMs: event.atMs, what, event };
    if (idle === undefined || untilMs - idle.sinceMs <= JOINED_WITHIN_MS) return;
    report("G7", idle.event, `${idle.what} for ${untilMs - idle.sinceMs} ms`);
    idle = undefined;
  }

  history.events.forEach((event, at) => {
    while (starts[0] !== undefined && starts[0] <= event.atMs) {
      desk.restarted(starts[0]);
      starts.shift();
      idle = undefined;
    }
    if (event.type === "defect.repaired")
      report("G7", event, `${event.conversationId} had to be repaired: ${event.defect}`);
    desk.apply(event);
    const next = history.events[at + 1];
    if (next?.atMs !== event.atMs)
      lookUntil(Math.min(next?.atMs ?? history.endMs, starts[0] ?? Infinity), event);
  });
  return violations;
}

/** What is wrong with a call to come, with more time for it, or with its end (R12). */
function wrongTurn(conversation: ConversationState, event: TurnEvent): string | undefined {
  const { state, isReachable, callback, turnUntilMs, isCallSent } = conversation;
  if (state !== "queued" || isReachable || callback === undefined)
    return "has a turn and need not be called";
  if (event.type === "turn.called") {
    if (turnUntilMs !== undefined) return "is called twice";
    return event.untilMs < event.atMs + TO_COME_MS ? "is given too little time" : undefined;
  }
  if (turnUntilMs === undefined) return `has a ${event.type} without having been called`;
  if (event.type === "turn.extended") return wrongExtension(conversation, turnUntilMs, event);
  if (event.atMs < turnUntilMs) return "moves back before the time is over";
  const isUntold = isSentFor(callback) && !isCallSent;
  return isUntold ? "moves back for a call that did not go" : undefined;
}

function wrongExtension(
  conversation: ConversationState,
  turnUntilMs: number,
  event: LastingEventOf<"turn.extended">,
): string | undefined {
  if (isBegunAnew(conversation, event)) return undefined;
  if (event.atMs >= turnUntilMs) return "is given more time when it is over";
  if (event.untilMs !== turnUntilMs + TO_COME_MS)
    return "is given another time than the same again";
  return conversation.extensions < MAX_EXTENSIONS ? undefined : "is given more time a third time";
}

function idlePair(desk: DeskState): string | undefined {
  for (const agent of desk.agents.values()) {
    if (!desk.isFree(agent)) continue;
    for (const conversation of desk.conversations.values())
      if (desk.canServe(agent, conversation))
        return `${agent.id} is free and ${conversation.id} waits`;
  }
  return undefined;
}
