import {
  type CannedReplyKind,
  DeskError,
  firstUnresolved,
  isAsWritten,
} from "@presently/shared/protocol";

/** What decides whether a reply may be sent in a conversation now. */
export interface ReplyFacts {
  readonly isSolved: boolean | null;
  readonly hasComplaint: boolean;
  /** The visitor has asked for it, says the agent. */
  readonly isAsked: boolean;
  readonly hasPromise: boolean;
}

/** Refuses a message from a canned reply while a variable stands in it that nothing stands for (CR3). Throws `canned-reply.unresolved`. */
export function assertNothingOpen(message: string): void {
  if (firstUnresolved(message) !== undefined) throw new DeskError("canned-reply.unresolved");
}

/**
 * Refuses what would go wrong by its kind: a reassurance without a due time (CR7), an offer while the matter is unsolved or a complaint is open (CR8).
 * Throws `canned-reply.needs-promise`, `.not-now`.
 */
export function assertMayUse(kind: CannedReplyKind, facts: ReplyFacts): void {
  if (kind === "reassurance" && !facts.hasPromise)
    throw new DeskError("canned-reply.needs-promise");
  if (kind === "offer" && !isOfferOpen(facts)) throw new DeskError("canned-reply.not-now");
}

/** An offer waits for the end of the matter, or for the visitor's own question; beside a complaint there is none (CR8, M19). */
function isOfferOpen({ isSolved, hasComplaint, isAsked }: ReplyFacts): boolean {
  return !hasComplaint && (isSolved === true || isAsked);
}

/** Whether a message was written from `wording` and is another by now (CR5). */
export function isEdited(message: string, wording: string): boolean {
  return !isAsWritten(message, wording);
}
