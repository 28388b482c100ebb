import type { Chance } from "./chance.ts";
import { normalBelow, normalQuantile } from "./normal.ts";

/** The law of a length of time, in ms. */
export interface Law {
  readonly meanMs: number;
  /** P(X > x). */
  survival(x: number): number;
  /** Draws X given that X > age. Made once and drawn from often: what depends on the age alone is worked out here. */
  beyond(age: number): (chance: Chance) => number;
}

/** No memory: the law of the textbook queues. */
export function exponential(meanMs: number): Law {
  return {
    meanMs,
    survival: (x) => Math.exp(-x / meanMs),
    beyond: (age) => (chance) => age - meanMs * Math.log(chance()),
  };
}

/** The usual shape of chat lengths and of absences; `sigma` is the standard deviation of the logarithm. */
export function logNormal(medianMs: number, sigma: number): Law {
  const logMedian = Math.log(medianMs);
  const survival = (x: number) => (x <= 0 ? 1 : normalBelow((logMedian - Math.log(x)) / sigma));
  return {
    meanMs: medianMs * Math.exp((sigma * sigma) / 2),
    survival,
    beyond(age) {
      const left = survival(age);
      return (chance) => Math.exp(logMedian - sigma * normalQuantile(left * chance()));
    },
  };
}

/** A hazard that falls (`shape` < 1: who has stayed will stay) or grows (`shape` > 1) with the age. */
export function weibull(scaleMs: number, shape: number): Law {
  return {
    meanMs: scaleMs * gamma1p(1 / shape),
    survival: (x) => Math.exp(-((x / scaleMs) ** shape)),
    beyond(age) {
      const passed = (age / scaleMs) ** shape;
      return (chance) => scaleMs * (passed - Math.log(chance())) ** (1 / shape);
    },
  };
}

/** One of several laws, each with its weight. */
export function mixture(...parts: readonly (readonly [weight: number, law: Law])[]): Law {
  const total = parts.reduce((sum, [weight]) => sum + weight, 0);
  const meanMs = parts.reduce((sum, [weight, law]) => sum + weight * law.meanMs, 0) / total;
  return {
    meanMs,
    survival: (x) =>
      parts.reduce((sum, [weight, law]) => sum + weight * law.survival(x), 0) / total,
    beyond(age) {
      const weights = parts.map(([weight, law]) => weight * law.survival(age));
      const left = weights.reduce((sum, weight) => sum + weight, 0);
      const draws = parts.map(([, law]) => law.beyond(age));
      return (chance) => {
        let at = chance() * left;
        let part = 0;
        while (part < draws.length - 1 && at >= (weights[part] ?? 0)) at -= weights[part++] ?? 0;
        return draws[part]?.(chance) ?? age;
      };
    },
  };
}

/** A law that starts late: nothing is shorter than `leastMs`. */
export function atLeast(leastMs: number, law: Law): Law {
  return {
    meanMs: leastMs + law.meanMs,
    survival: (x) => (x <= leastMs ? 1 : law.survival(x - leastMs)),
    beyond(age) {
      const draw = law.beyond(Math.max(0, age - leastMs));
      return (chance) => leastMs + draw(chance);
    },
  };
}

/** Nobody ever gives up. */
export const NEVER: Law = {
  meanMs: Infinity,
  survival: () => 1,
  beyond: () => () => Infinity,
};

/** Gamma(1 + x) for x > 0 (Lanczos, g = 5, six terms; relative error below 2e-10). */
function gamma1p(x: number): number {
  const terms = [
    76.18009172947146, -86.5053203294168, 24.01409824083091, -1.231739572450155,
    0.001208650973866179, -0.000005395239384953,
  ];
  const series = terms.reduce((sum, term, at) => sum + term / (x + at + 1), 1.000000000190015);
  return Math.sqrt(2 * Math.PI) * (x + 5.5) ** (x + 0.5) * Math.exp(-x - 5.5) * series;
}
