import type { ComplaintCause } from "@presently/shared/protocol";

/** A rating of so much or less is a complaint (CM1): who gives it seldom writes one. */
export const LOW_RATING = 2;
/** So often "not solved", and it is one. */
export const NOT_SOLVED_TIMES = 2;

/** What a visitor has said of a conversation at its end. */
export interface SaidAtEnd {
  readonly ratingScore?: number;
  /** How often they said that it was not solved, this time included. */
  readonly notSolvedTimes?: number;
}

/** Whether what a visitor says makes their conversation a complaint, and why; undefined = it does not. A test is never one by itself (TC1). */
export function causeOf(said: SaidAtEnd, isTest: boolean): ComplaintCause | undefined {
  if (isTest) return undefined;
  if (said.ratingScore !== undefined && said.ratingScore <= LOW_RATING) return "lowRating";
  return (said.notSolvedTimes ?? 0) >= NOT_SOLVED_TIMES ? "notSolved" : undefined;
}
