/**
 * The probability that a standard normal draw is above `z`. Absolute error below 7.5e-8 (Zelen and Severo, formula 26.2.17 of Abramowitz
 * and Stegun, Handbook of Mathematical Functions, 1964).
 */
export function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp(-0.5 * z * z) * series;
  return z >= 0 ? tail : 1 - tail;
}

/** Below this probability, and above its mirror, the approximation of the tails is used. */
const EDGE = 0.02425;

/**
 * The standard normal quantile of a probability; relative error below 1.2e-9 (the rational approximation of Peter Acklam, 2003).
 * Probabilities outside (0, 1) are moved to its edges, so that the answer is finite.
 */
export function normalQuantile(probability: number): number {
  const p = Math.min(1 - 1e-16, Math.max(1e-300, probability));
  if (p < EDGE) return tailQuantile(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - EDGE) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const above =
    ((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
      1.38357751867269e2) *
      r -
      3.066479806614716e1) *
      r +
    2.506628277459239;
  const below =
    ((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
      6.680131188771972e1) *
      r -
      1.328068155288572e1) *
      r +
    1;
  return (q * above) / below;
}

function tailQuantile(q: number): number {
  const above =
    ((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const below =
    (((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
    1;
  return above / below;
}
