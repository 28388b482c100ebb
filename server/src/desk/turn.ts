import {
  type CalledBack,
  calledByMail,
  callbackCancelled,
  isCalledBack,
  turnAnswered,
  turnBegunAnew,
  turnCalled,
  turnElapsed,
  turnOvertaken,
} from "../domain/callback.ts";
import type { Conversation } from "../domain/conversation.ts";
import { deadlines } from "../domain/deadline.ts";
import type { QueuePlace } from "../domain/queue.ts";
import { all, one, type Script } from "../store/script.ts";
import { awayCallbacks, nextReachable } from "../store/statements/turns.ts";
import { apply, conversationOf, flagOf } from "./conversations.ts";
import { arm, cancel } from "./deadline-rows.ts";
import { cancelMail, canBeMailed, hasGone, queueMail } from "./outgoing-mail.ts";
import { cancelPush, hasPushGone, isPushKnown, queuePush } from "./outgoing-push.ts";
import type { Work } from "./work.ts";

/** Who is called back and away, as routing knows them; `turnUntilMs` once they are called. */
export interface Away extends QueuePlace {
  readonly line: number;
  readonly preferredAgent: number | null;
  turnUntilMs: number | null;
  /** Nothing has told them of their turn, as far as this run of routing asked. */
  isUntold: boolean;
}

/** Who is called back and away in a line, in queue order; nearly always nobody. */
export function* awayIn(work: Work, line: number): Script<Away[]> {
  const rows = yield* all(awayCallbacks, { desk: work.desk, line });
  return rows.map((row) => ({ ...row, isReturned: row.isReturned === 1, isUntold: false }));
}

/** Calls a visitor who is away and would be given a slot now (CB3). No slot is held for them. */
export function* callTurn(work: Work, away: Away): Script<void> {
  const conversation = yield* conversationOf(work, away.id);
  if (!isCalledBack(conversation)) throw new Error(`${away.id} is called without a call-back`);
  const untilMs = yield* arm(work, "turn", away.id);
  yield* apply(work, conversation, turnCalled(conversation, untilMs), { by: "system" });
  const { way } = conversation.callback;
  if (way === "email") yield* queueMail(work, { kind: "turn", conversation, dueAtMs: work.nowMs });
  if (way === "push") yield* queuePush(work, conversation.id);
  away.turnUntilMs = untilMs;
}

/** Whether the time to come is over, and nobody was there to go first (CB6). */
export function isLapsed({ turnUntilMs }: Away, nowMs: number): boolean {
  return turnUntilMs !== null && turnUntilMs <= nowMs;
}

/**
 * Somebody who stood behind is given a slot, and the visitor's time to come was over with nobody there to go first until now: that was their
 * one place, and they are called again when they are next. Nothing is done for who was not told: the one call still goes, or went in vain for good (CB6);
 * they are marked, so that a command that joins many asks once and not at every join (R23).
 */
export function* passOvertaken(work: Work, away: Away): Script<void> {
  const conversation = yield* conversationOf(work, away.id);
  if (!isCalledBack(conversation)) throw new Error(`${away.id} has a turn without a call-back`);
  away.isUntold = !(yield* wasTold(work, conversation));
  if (away.isUntold) return;
  yield* cancel(work, "turn", away.id);
  yield* apply(work, conversation, turnOvertaken(conversation), { by: "system" });
  away.turnUntilMs = null;
}

/**
 * The time to come is over (CB6): back one place, behind the next visitor who is there. While nobody is, there is nobody to go first: the place
 * stays, and so does the turn, until somebody comes.
 */
export function* turnOver(work: Work, id: number): Script<void> {
  const conversation = yield* conversationOf(work, id);
  if (conversation.state !== "queued" || !isCalledBack(conversation)) return;
  if (conversation.isReachable || conversation.callback.turnUntilMs === null) return;
  const { line, priority, isReturned, rankMs } = conversation;
  // Nobody moves back for a call that they were not told of: the mail waits still, or was refused.
  if (!(yield* wasTold(work, conversation))) return void work.touchedLines.add(line);
  const inLine = { desk: work.desk, line, priority, isReturned: flagOf(isReturned) };
  const first = yield* one(nextReachable, { ...inLine, rankMs, id });
  // With the planted fault it is one too far.
  const isTooFar = first !== undefined && work.context.faults?.turnPassed === "back two places";
  const next = (isTooFar ? yield* one(nextReachable, { ...inLine, ...first }) : undefined) ?? first;
  // The slot that stood free for them stands for the next one who is called back.
  if (next === undefined) return void work.touchedLines.add(line);
  const moved = turnElapsed(conversation, { ...next, priority, isReturned });
  yield* apply(work, conversation, moved, { by: "system" });
}

/** Whether what tells the visitor of their turn has gone, as far as that is known; a notification is the page's own affair. */
function* wasTold(work: Work, conversation: CalledBack): Script<boolean> {
  switch (conversation.callback.way) {
    case "email":
      return yield* hasGone(work, { kind: "turn", conversation });
    case "push":
      return yield* hasPushGone(work, conversation.id);
    case "notice":
      return true;
  }
}

/**
 * The visitor is there again: their turn is over well, and nothing need tell them (CB4). Where no push would reach them any more, the call-back ends,
 * so that they are not promised one and may choose again (PU2).
 */
export function* answerTurn(work: Work, conversation: Conversation): Script<void> {
  if (!isCalledBack(conversation)) return;
  if (conversation.callback.turnUntilMs !== null) {
    yield* cancel(work, "turn", conversation.id);
    yield* cancelMail(work, "turn", conversation.id);
    yield* cancelPush(work, conversation.id);
    yield* apply(work, conversation, turnAnswered(conversation), { by: "system" });
  }
  if (conversation.callback.way !== "push" || (yield* isPushKnown(work, conversation.id))) return;
  yield* apply(work, conversation, callbackCancelled(conversation), { by: "system" });
}

/**
 * The push did not reach them, and no other will. Who left an address is called by mail instead (PU2): they would have come, and nobody moves back
 * for a call that nobody told them of (CB6).
 */
export function* callByMail(work: Work, id: number): Script<void> {
  const conversation = yield* conversationOf(work, id);
  if (!isCalledBack(conversation) || !(yield* canBeMailed(work, conversation))) return;
  const untilMs = yield* arm(work, "turn", id);
  yield* apply(work, conversation, calledByMail(conversation, untilMs), { by: "system" });
  yield* queueMail(work, { kind: "turn", conversation, dueAtMs: work.nowMs });
}

/** A mail or a push that goes within this time after the call leaves its moment as it is. */
const PROMPT_MS = 10_000;

/** A mail or a push calls them now: until when they have to come. One that goes late begins the whole time anew, though it be over, and tells it (CB4). */
export function* wholeTurn(work: Work, id: number, untilMs: number): Script<number> {
  if (untilMs - work.nowMs >= deadlines.turn.ms - PROMPT_MS) return untilMs;
  const anewMs = yield* arm(work, "turn", id);
  yield* beginTurnAnew(work, id, anewMs);
  return anewMs;
}

/** The server was away: whoever had been called has the whole time again, and is told (D2). */
export function* beginTurnAnew(work: Work, id: number, untilMs: number): Script<void> {
  const conversation = yield* conversationOf(work, id);
  if (!isCalledBack(conversation)) return;
  yield* apply(work, conversation, turnBegunAnew(conversation, untilMs), { by: "system" });
}
