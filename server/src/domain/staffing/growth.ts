/** Growth a week on the log scale, and between which values it lies with a chance of 80 %. */
export interface Growth {
  readonly perWeek: number;
  readonly low: number;
  readonly high: number;
}

/** Fewer weeks than that say nothing of a trend. */
export const TREND_WEEKS = 8;

/**
 * How fast a site's demand grows: the slope of a straight line through the logarithms of its weekly counts (least squares; half a visitor is
 * added to each count, so that an empty week has a logarithm). Its interval is that of the slope under normal errors, so how much weeks
 * differ from the line is in it; seasons and what weeks have in common with their neighbours is not. `counts` in the order of time; undefined
 * for fewer than eight weeks. (ST8)
 */
export function growthOf(counts: readonly number[]): Growth | undefined {
  const n = counts.length;
  if (n < TREND_WEEKS) return undefined;
  const logs = counts.map((count) => Math.log(count + 0.5));
  const meanWeek = (n - 1) / 2;
  const meanLog = logs.reduce((sum, log) => sum + log, 0) / n;
  const spread = counts.reduce((sum, _, week) => sum + (week - meanWeek) ** 2, 0);
  const perWeek =
    logs.reduce((sum, log, week) => sum + (week - meanWeek) * (log - meanLog), 0) / spread;
  const errors = logs.reduce(
    (sum, log, week) => sum + (log - meanLog - perWeek * (week - meanWeek)) ** 2,
    0,
  );
  const half = studentAt90(n - 2) * Math.sqrt(errors / (n - 2) / spread);
  return { perWeek, low: perWeek - half, high: perWeek + half };
}

/** The 90 % quantile of Student's law, by the first terms of its Cornish-Fisher expansion: right to 1 % from 6 degrees on. */
function studentAt90(degrees: number): number {
  const z = 1.2815515655;
  return (
    z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2)
  );
}
