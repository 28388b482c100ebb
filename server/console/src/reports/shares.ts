import type { CountName, Counts, Figures } from "@presently/shared/protocol";

/** The levels of service that are counted. */
export type Level = Extract<CountName, "within20s" | "within60s" | "within2min" | "within5min">;

/** A share of one and how many stand behind it; undefined where that is nobody. */
export interface Share {
  readonly share: number;
  readonly of: number;
}

export function shareOf(part: number, of: number): Share | undefined {
  return of === 0 ? undefined : { share: part / of, of };
}

/** Accepted within the level, of all stays in the queue but the short ones and those that have not ended (RP2). */
export function inTime(counts: Counts, level: Level): Share | undefined {
  return shareOf(counts[level], counts.offered - counts.shortAbandoned - counts.waiting);
}

/** So few stays say nothing of an hour. */
const LEAST_STAYS = 10;

/** The hours in which the most and the fewest were in time, of those with enough stays; undefined unless there are two. */
export function bestAndWorst(
  byHour: readonly Figures[],
  level: Level,
): { best: number; bestShare: number; worst: number; worstShare: number } | undefined {
  const judged = byHour.flatMap(({ counts }, hour) => {
    const kept = inTime(counts, level);
    return kept === undefined || kept.of < LEAST_STAYS ? [] : [{ hour, share: kept.share }];
  });
  const sorted = judged.toSorted((one, other) => other.share - one.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined || best === worst) return undefined;
  return { best: best.hour, bestShare: best.share, worst: worst.hour, worstShare: worst.share };
}
