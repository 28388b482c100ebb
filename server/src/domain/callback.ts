import type { CallbackWay } from "@presently/shared/protocol";
import { DeskError } from "@presently/shared/protocol";
import type { CallbackKept, Conversation, Decided } from "./conversation.ts";
import { deadlines } from "./deadline.ts";
import { type QueuePlace, rankBehind } from "./queue.ts";

/** How often a turn may be made longer (CB5). */
const MAX_EXTENSIONS = 2;

/** A conversation that stands in line; to its visitor an offer is still the line (C2). */
type InLine = Conversation & { state: "queued" | "offered" };
/** One whose visitor is called back. */
export type CalledBack = Conversation & { readonly callback: CallbackKept };

/** Whether an absent visitor's place is kept for the day, because they can be reached wherever they are (CB2). */
export function isKeptForTheDay(way: CallbackWay | undefined): boolean {
  return way === "email" || way === "push";
}

/** Whether its visitor keeps the place and is called (CB1). */
export function isCalledBack(conversation: Conversation): conversation is CalledBack {
  return conversation.callback !== null;
}

/** Keeps the place and leaves, to be called (CB1). Asked again, the last way counts. Throws when it does not stand in line. */
export function callbackAsked(conversation: Conversation, way: CallbackWay): Decided {
  if (!isInLine(conversation))
    throw new DeskError(
      conversation.state === "closed" ? "conversation.is-closed" : "conversation.wrong-state",
    );
  return {
    conversation: { ...conversation, callback: { way, turnUntilMs: null, extensions: 0 } },
    events: [{ type: "callback.asked", way }],
  };
}

/** What was to call them does not reach them, and they left an address: from now on mail calls them, and the time begins anew (PU2). */
export function calledByMail(conversation: CalledBack, untilMs: number): Decided {
  const byMail = { ...conversation.callback, way: "email" } as const;
  const { conversation: called, events } = turnBegunAnew(
    { ...conversation, callback: byMail },
    untilMs,
  );
  return { conversation: called, events: [{ type: "callback.asked", way: "email" }, ...events] };
}

/** Stands in line again like anybody else (CB1). */
export function callbackCancelled(conversation: CalledBack): Decided {
  return {
    conversation: { ...conversation, callback: null },
    events: [{ type: "callback.cancelled" }],
  };
}

/** It would be their turn, and they are away: they are called, and until `untilMs` the place stays first (CB3). */
export function turnCalled(conversation: CalledBack, untilMs: number): Decided {
  return withTurn(conversation, untilMs, 0, { type: "turn.called", untilMs });
}

/** More time to come back, asked for before it is over, at most twice (CB5). Throws `conversation.wrong-state`. */
export function turnExtended(
  conversation: Conversation,
  nowMs: number,
): Decided & { readonly untilMs: number } {
  const { callback } = conversation;
  if (callback === null || callback.turnUntilMs === null || callback.turnUntilMs <= nowMs)
    throw new DeskError("conversation.wrong-state");
  const extensions = callback.extensions + 1;
  if (extensions > MAX_EXTENSIONS) throw new DeskError("conversation.wrong-state");
  const untilMs = callback.turnUntilMs + deadlines.turn.ms;
  const called = { ...conversation, callback };
  return {
    ...withTurn(called, untilMs, extensions, { type: "turn.extended", untilMs }),
    untilMs,
  };
}

/** The server was away: the time begins anew, and no extension is used up for it (D2). */
export function turnBegunAnew(conversation: CalledBack, untilMs: number): Decided {
  const { extensions } = conversation.callback;
  return withTurn(conversation, untilMs, extensions, { type: "turn.extended", untilMs });
}

/** The visitor is there again, in their place (CB4). */
export function turnAnswered(conversation: CalledBack): Decided {
  return withTurn(conversation, null, 0, { type: "turn.answered" });
}

/** The time is over: back one place, to just behind the next visitor who is there (CB6, R11). */
export function turnElapsed(conversation: CalledBack, next: QueuePlace): Decided {
  const moved = { ...conversation, rankMs: rankBehind(conversation, next) };
  return withTurn(moved, null, 0, { type: "turn.passed", reason: "elapsed" });
}

/** Nobody stood behind when the time was over; now somebody came and went first: that was the one place (CB6). */
export function turnOvertaken(conversation: CalledBack): Decided {
  return withTurn(conversation, null, 0, { type: "turn.passed", reason: "overtaken" });
}

function withTurn(
  conversation: CalledBack,
  turnUntilMs: number | null,
  extensions: number,
  event: Decided["events"][number],
): Decided {
  const { way } = conversation.callback;
  return {
    conversation: { ...conversation, callback: { way, turnUntilMs, extensions } },
    events: [event],
  };
}

function isInLine(conversation: Conversation): conversation is InLine {
  return conversation.state === "queued" || conversation.state === "offered";
}
