import type { Picture } from "../picture.ts";
import { isInLine } from "../picture.ts";
import { queueOf } from "./told-queue.ts";
import { offersWayOut } from "./wait-words.ts";

/** For what the visitor is asked where to reach them: to leave a message, to be called back into the chat, or to be called by phone. */
export type Form = "message" | "callback" | "phone";

/** What a visitor in line can choose instead of waiting. */
export interface Choices {
  /** The form that is open: the one the visitor has turned to, or the one for a message because nobody is there. */
  readonly form: Form | null;
  /** Whether the form gives way to what stood in its place; one that is there because nobody is does not. */
  readonly canGoBack: boolean;
  /** Whether buttons stand beside the wait. */
  readonly isOffered: boolean;
  /** Whether the place can be kept, or is. */
  readonly keepsPlace: boolean;
  /** Whether by mail is among the ways to keep it. */
  readonly byMail: boolean;
  /** Whether a number can be left, because the team calls and does not owe a call already (PH1). */
  readonly byPhone: boolean;
  /** Whether a button leads to the form for a message. */
  readonly leaves: boolean;
}

/**
 * Whether the form that was opened has nothing to be for: its visitor is not in line any more, is called, or has the call-back it was for; or the
 * site has closed, so that nobody can be called.
 */
export function isFormOver({ view, opensAtMs }: Picture, form: Form | null): boolean {
  if (!isInLine(view) || view?.callback?.turnUntilMs) return true;
  return form === "callback" && (view?.callback?.way === "email" || opensAtMs !== null);
}

/** Whether the ways out of the wait are offered now, or one was taken (M3). `nowMs` is the server's clock. */
function offersWays(picture: Picture, nowMs: number): boolean {
  const { view, ways } = picture;
  if (!isInLine(view)) return false;
  const queue = queueOf(picture);
  return !!view?.callback || (queue !== null && offersWayOut(queue, nowMs, ways?.limitMs));
}

/**
 * The choices beside the wait; `turnedTo` is the form the visitor has opened, which stands in their place, unless it stood beside them before.
 * While it is asked what the chat is about no form stands there by itself: one thing at a time, and the topic may lead to somebody who is there (M22).
 * Nobody is called into the chat beside the opening hours, so then only a message or a number is left; whoever keeps the place already can still see so. `nowMs` is the
 * server's clock.
 */
export function choicesOf(
  picture: Picture,
  turnedTo: Form | null,
  nowMs: number,
  asksTopic?: boolean,
): Choices {
  const { view, ways, opensAtMs } = picture;
  const isNobodyThere = queueOf(picture)?.refusal === "nobodyAvailable";
  const standing = isNobodyThere && !view?.callback && !asksTopic ? "message" : null;
  const form = turnedTo ?? standing;
  const isOffered = (turnedTo === null || turnedTo === standing) && offersWays(picture, nowMs);
  const keepsPlace = isOffered && (!!view?.callback || opensAtMs === null);
  const leaves = isOffered && form === null;
  const byPhone = isOffered && !!ways?.byPhone && !view?.callDueAtMs;
  return {
    form,
    canGoBack: standing === null,
    isOffered: keepsPlace || leaves || byPhone,
    keepsPlace,
    byMail: keepsPlace && !isNobodyThere && (ways?.byMail ?? false),
    byPhone,
    leaves,
  };
}
