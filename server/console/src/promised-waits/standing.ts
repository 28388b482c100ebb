import type { DepartmentWaitScore, WaitScores } from "@presently/shared/protocol";

/** What the latest promises say: nothing yet, too little to judge, that all is as meant, or which way it is off (W16). */
export type Standing = "undecided" | "tooFew" | "asPromised" | "broken" | "cautious";

/** Judges the latest decided promises as the server does when it tells the team. */
export function standingOf(
  { waits, keptShare, isWithin }: DepartmentWaitScore["latest"],
  { leastShare, leastDecided }: WaitScores["target"],
): Standing {
  if (keptShare === null) return "undecided";
  if (waits < leastDecided) return "tooFew";
  if (isWithin) return "asPromised";
  return keptShare < leastShare ? "broken" : "cautious";
}
