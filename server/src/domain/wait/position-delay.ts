/** Mean and variance of a wait, in ms and ms². */
export interface Delay {
  readonly meanMs: number;
  readonly varianceMs2: number;
}

/**
 * The wait behind a number of others, for every number from 0 to `maxAhead`, while every slot is busy (the estimator QL_m): mean
 * sum 1/(R + k theta) and variance sum 1/(R + k theta)^2 over k = 0 … n, where R is the rate at which all slots together come free and
 * theta the rate at which one who waits gives up, both per ms. Assumes first come first served, independent exponential chat lengths and
 * patience (GI/M/s+M); there it is the best possible from the position alone (Whitt, Management Science 45, 1999; Ibrahim and Whitt,
 * M&SOM 11, 2009). (W2)
 */
export function delaysByPosition(
  ratePerMs: number,
  leavingPerMs: number,
  maxAhead: number,
): Delay[] {
  const delays: Delay[] = [];
  let meanMs = 0;
  let varianceMs2 = 0;
  for (let ahead = 0; ahead <= maxAhead; ahead += 1) {
    const stepMs = 1 / (ratePerMs + ahead * leavingPerMs);
    meanMs += stepMs;
    varianceMs2 += stepMs * stepMs;
    delays.push({ meanMs, varianceMs2 });
  }
  return delays;
}

/** The delay at a number that need not be whole, between its two neighbours. */
export function delayAt(delays: readonly Delay[], ahead: number): Delay {
  const below = delays[Math.floor(ahead)] ?? { meanMs: 0, varianceMs2: 0 };
  const above = delays[Math.ceil(ahead)] ?? below;
  const part = ahead - Math.floor(ahead);
  return {
    meanMs: below.meanMs + part * (above.meanMs - below.meanMs),
    varianceMs2: below.varianceMs2 + part * (above.varianceMs2 - below.varianceMs2),
  };
}
