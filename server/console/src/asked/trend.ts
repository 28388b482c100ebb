import type { AskedFigures } from "@presently/shared/protocol";

/** How this week stands to the weeks before: `usual` is how many a week there were. */
export interface Trend {
  readonly kind: "fresh" | "more" | "less" | "same";
  readonly usual: number;
}

/** Counts differ by chance alone: within two standard deviations of a count (its square root, as Poisson's) it is the same. */
const DEVIATIONS = 2;

/** More or less than the weeks before only where it is more than chance does (WA3). */
export function trendOf({ lately, before }: Pick<AskedFigures, "lately" | "before">): Trend {
  const sum = before.reduce((total, count) => total + count, 0);
  const usual = sum / before.length;
  if (sum === 0) return { kind: "fresh", usual };
  const byChance = DEVIATIONS * Math.sqrt(usual + usual / before.length);
  if (lately > usual + byChance) return { kind: "more", usual };
  if (lately < usual - byChance) return { kind: "less", usual };
  return { kind: "same", usual };
}
