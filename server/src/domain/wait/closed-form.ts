/** Mean and variance of a wait, in ms and ms². */
export interface Delay {
  readonly meanMs: number;
  readonly varianceMs2: number;
}

/**
 * The wait behind `ahead` others while every slot is busy (the estimator QL_m): mean sum 1/(R + k theta) and variance sum
 * 1/(R + k theta)^2 over k = 0 … n, where R is the rate at which all slots together come free and theta the rate at which one who waits
 * gives up, both per ms. Assumes first come first served, independent exponential chat lengths and patience (GI/M/s+M); there it is the
 * best possible from the position alone (Whitt, Management Science 45, 1999; Ibrahim and Whitt, M&SOM 11, 2009). Infinite without a slot.
 * In constant time: with r = R/theta the sums are differences of the digamma and trigamma functions at r and r + n + 1 (Abramowitz and
 * Stegun 6.3.6 and 6.4.6). `ahead` need not be whole. (W10)
 */
export function delayBehind(ahead: number, ratePerMs: number, leavingPerMs: number): Delay {
  if (!(ratePerMs > 0)) return { meanMs: Infinity, varianceMs2: Infinity };
  const steps = ahead + 1;
  const r = ratePerMs / leavingPerMs;
  if (!(r < 1e6)) {
    return { meanMs: steps / ratePerMs, varianceMs2: steps / ratePerMs ** 2 };
  }
  return {
    meanMs: (digamma(r + steps) - digamma(r)) / leavingPerMs,
    varianceMs2: (trigamma(r) - trigamma(r + steps)) / leavingPerMs ** 2,
  };
}

/** The derivative of log Gamma, for x > 0: by its recurrence up to 8, then its asymptotic series; error below 1e-12. */
function digamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 8; at += 1) shift -= 1 / at;
  const inverse = 1 / (at * at);
  const series =
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240))));
  return shift + Math.log(at) - 1 / (2 * at) - series;
}

/** The derivative of digamma, for x > 0, likewise. */
function trigamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 8; at += 1) shift += 1 / (at * at);
  const inverse = 1 / (at * at);
  const series = inverse * (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse / 30)));
  return shift + (1 + 1 / (2 * at) + series) / at;
}
