import type { DepartmentWaitScore, WaitScores } from "@presently/shared/protocol";

/** What the latest promises say: nothing yet, too little to judge, that all is as meant, or which way it is off (W16). */
export type Standing = "undecided" | "tooFew" | "asPromised" | "broken" | "rounded" | "cautious";

/** Judges the latest decided promises as the server does when it tells the team. */
export function standingOf(
  { waits, keptShare, boundShare, isWithin }: DepartmentWaitScore["latest"],
  { leastShare, leastDecided }: WaitScores["target"],
): Standing {
  if (keptShare === null || boundShare === null) return "undecided";
  if (waits < leastDecided) return "tooFew";
  if (isWithin) return "asPromised";
  if (keptShare < leastShare) return "broken";
  return boundShare < leastShare ? "rounded" : "cautious";
}
