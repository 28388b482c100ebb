/** The same hour of so many past weeks is looked at; with fewer than the least nothing is said. */
export const PAST_WEEKS = 8;
export const LEAST_WEEKS = 3;
/** Fewer starts in an hour are no rush, however quiet the hour is otherwise. */
const LEAST_STARTS = 5;
/** How seldom it may be said by mere chance, hour by hour. */
const MAX_CHANCE = 0.01;

/**
 * Whether `starts` conversations in the last hour are beyond what the hour usually brings (M2), given the starts of the same hour of the week in
 * `past` weeks. They must be more than any of those weeks brought, since a site's weeks differ by more than chance; and more than chance
 * explains at the weeks' rate. If one Poisson rate held for all these hours, this hour's part of all the starts would be binomial, with 1 in
 * (weeks + 1), whatever the rate (Przyborowski and Wilenski, Biometrika 31, 1940): as many or more may come in 1 hour of 100 at most.
 */
export function isUnusuallyBusy(starts: number, past: readonly number[]): boolean {
  if (past.length < LEAST_WEEKS || starts < LEAST_STARTS) return false;
  if (past.some((before) => before >= starts)) return false;
  const all = past.reduce((sum, before) => sum + before, starts);
  return chanceOfAsMany(starts, all, 1 / (past.length + 1)) <= MAX_CHANCE;
}

/** The chance of `least` or more of `all` that each come with chance `p`: the upper tail of the binomial, summed in logarithms. */
function chanceOfAsMany(least: number, all: number, p: number): number {
  let logChance = all * Math.log1p(-p);
  let below = 0;
  for (let n = 0; n < least; n += 1) {
    below += Math.exp(logChance);
    logChance += Math.log((all - n) / (n + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return Math.max(0, 1 - below);
}
