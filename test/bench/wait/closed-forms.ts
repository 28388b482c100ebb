/** The M/M/s queue with patience: rates per ms of arrivals, of one agent's service, and of giving up (0: nobody does). */
export interface Queue {
  readonly arrivals: number;
  readonly service: number;
  readonly slots: number;
  readonly leaving: number;
}

/** What is known of the queue in its steady state. */
export interface SteadyState {
  /** P(an arrival finds every slot taken). */
  readonly waiting: number;
  /** Mean time in line of all arrivals, in ms, and that of those who leave included. */
  readonly meanInLineMs: number;
  /** Share of arrivals who give up. */
  readonly leaving: number;
  /** Mean squared error, in ms², of sum over k = 0 … n of 1 / (s mu + k theta) given n ahead, of those who wait: QL, or QL_m with patience. */
  readonly squaredError: number;
}

/** States with a smaller probability than this, relative to the most likely, end the sum. */
const NEGLIGIBLE = 1e-14;

/**
 * Erlang C (1917; `leaving` 0, needs arrivals below slots times service) and Erlang A (Palm 1957; Garnett, Mandelbaum and Reiman 2002), from the
 * birth and death rates: p(k+1) = p(k) lambda / (min(k+1, s) mu + max(0, k+1-s) theta). Arrivals see the steady state (Wolff 1982). Given n
 * ahead the virtual wait is a sum of n + 1 independent exponential times of rates s mu + k theta, so the predictor is its mean and the error its variance.
 */
export function steadyStateOf({ arrivals, service, slots, leaving }: Queue): SteadyState {
  let [weight, total, waiting, inLine, variance, error] = [1, 0, 0, 0, 0, 0];
  for (let state = 0; state < slots || weight > NEGLIGIBLE * total; state += 1) {
    total += weight;
    if (state >= slots) {
      waiting += weight;
      inLine += weight * (state - slots);
      variance += (slots * service + (state - slots) * leaving) ** -2;
      error += weight * variance;
    }
    const next = state + 1;
    weight *= arrivals / (Math.min(next, slots) * service + Math.max(0, next - slots) * leaving);
  }
  return {
    waiting: waiting / total,
    // Little's law.
    meanInLineMs: inLine / total / arrivals,
    leaving: (inLine * leaving) / total / arrivals,
    squaredError: error / waiting,
  };
}

/** Erlang C in one formula, as a check of the sum: P(an arrival waits) with offered load a = lambda / mu on s slots. */
export function erlangC(load: number, slots: number): number {
  let blocked = 1;
  for (let slot = 1; slot <= slots; slot += 1) blocked = (load * blocked) / (slot + load * blocked);
  return blocked / (1 - (load / slots) * (1 - blocked));
}
