import type { WaitFact } from "../wait-facts.ts";

/**
 * What was learned of one line, as decayed sums: a fold over its facts, so the same facts always give the same state. Numbers in ms.
 */
export interface LineHistory {
  /** Chats that ended, each weighing 0.988 of the one after it: about the last 80 count. */
  readonly ended: number;
  /** Their lengths with wrap-up, and of those that broke off the length so far, decayed alike. */
  readonly chatMs: number;
  /** Visitors who left unserved, and the time that everybody waited, decayed by 0.998 per visitor: about the last 500 count. */
  readonly left: number;
  readonly waitedMs: number;
}

export const NO_HISTORY: LineHistory = { ended: 0, chatMs: 0, left: 0, waitedMs: 0 };

const CHAT_KEEP = 0.988;
const WAIT_KEEP = 0.998;

/** The history after one more fact of its line. */
export function learned(history: LineHistory, fact: WaitFact): LineHistory {
  switch (fact.kind) {
    case "ended":
      return {
        ...history,
        ended: history.ended * CHAT_KEEP + 1,
        chatMs: history.chatMs * CHAT_KEEP + fact.chatMs,
      };
    case "brokeOff":
      // Censored: it would have gone on, so its time counts and no end does.
      return { ...history, chatMs: history.chatMs + fact.chatMs };
    case "accepted":
    case "left":
      return {
        ...history,
        left: history.left * WAIT_KEEP + (fact.kind === "left" ? 1 : 0),
        waitedMs: history.waitedMs * WAIT_KEEP + fact.waitMs,
      };
    case "slots":
      return history;
  }
}

/** Pseudo-chats of the prior, and their mean: log-normal with median 6 min and sigma 0.9, whose mean is 6 min x e^(0.9^2 / 2). */
const PRIOR_CHATS = 6;
const PRIOR_CHAT_MS = 6 * 60_000 * Math.exp(0.405);
/** The patience of the prior: one visitor who left after 25 min of waiting. */
const PRIOR_PATIENCE_MS = 25 * 60_000;

/**
 * Mean chat length in ms, wrap-up included: total time over chats ended, with the prior's pseudo-chats (the posterior mean of an
 * exponential length under censoring). Why the plain mean: a log-normal fitted to exponential-like chats overstates it.
 */
export function meanChatMs({ ended, chatMs }: LineHistory): number {
  return (PRIOR_CHATS * PRIOR_CHAT_MS + chatMs) / (PRIOR_CHATS + ended);
}

/** How uncertain that mean is, as its squared coefficient of variation: one over the chats it rests on. */
export function chatMsUncertainty({ ended }: LineHistory): number {
  return 1 / (PRIOR_CHATS + ended);
}

/** Visitors who give up, per ms of waiting of one visitor: 1 / mean patience; served waits count as censored. */
export function leavingRate({ left, waitedMs }: LineHistory): number {
  return (1 + left) / (PRIOR_PATIENCE_MS + waitedMs);
}

/** Whether what was learned outweighs what was assumed. */
export function isMeasured({ ended }: LineHistory): boolean {
  return ended >= PRIOR_CHATS;
}
