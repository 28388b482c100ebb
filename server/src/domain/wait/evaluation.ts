import type { Answer, Range } from "./answer.ts";
import { largeDeskSketches } from "./large-desk.ts";
import type { Pool } from "./pools.ts";
import { quantileOf, type Sketch, sketchOf, SKETCH_POINTS } from "./quantile-sketch.ts";
import type { RankCalibration } from "./rank-calibration.ts";
import { refusalFor } from "./refusal.ts";
import { slotSituationOf } from "./slot-situation.ts";
import { SlotSimulation } from "./slot-simulation.ts";
import type { Now } from "./timetable.ts";
import type { WaitModel } from "./wait-model.ts";

/** Draws per visitor, at most and at least. */
const MAX_DRAWS = 128;
const MIN_DRAWS = 32;
/** Draws of everybody together: who stands far back waits for many chats, whose sum has less chance in it. */
const ALL_DRAWS = 4000;
/** Up to this many slots the simulation speaks alone, from the second on the closed form; in between they are blended. */
const SIMULATED_UPTO = 40;
const CLOSED_FROM = 60;
/** Visitors of a pool that are simulated; behind them the closed form goes on. */
const MAX_SIMULATED = 400;
/** An expectation is the mean of waits cut off here: an hour is "more than an hour", however much more. */
const CAP_MS = 3_600_000;
/** What is told beside a free slot: somebody has to press a key. */
const NEXT: Range = { lowMs: 0, expectedMs: 5000, highMs: 30_000 };
/** No bound beyond this is told: it means "more than an hour". */
const LONGEST_MS = 61 * 60_000;
const LOW = 0.1;
const HIGH = 0.9;
const FIRM_HIGH = 0.97;
/** No promise is put off to more than so many times the bound that a newcomer to the line would be told. */
const FIRM_AT_MOST = 1.5;

export interface Circumstances extends Now {
  /** The prior's range is told where too few chats have ended, else the refusal says so. */
  readonly isPriorTold: boolean;
}

/** From the picture of a pool to an answer for everybody who waits in it. */
export class Evaluation {
  private readonly simulation = new SlotSimulation();

  /** Answers by conversation. */
  answers(
    pool: Pool,
    model: WaitModel,
    calibration: RankCalibration,
    { nowMs, isPriorTold, timetable }: Circumstances,
  ): Map<string, Answer> {
    const sketches = this.sketches(pool, model, { nowMs, timetable });
    const served = new Set(
      pool.agents.flatMap(({ capacity, lines }) => (capacity > 0 ? lines : [])),
    );
    const returns = new Map<string, number>();
    const answers = new Map<string, Answer>();
    pool.visitors.forEach(({ conversation, line }, at) => {
      const sketch = sketches[at] ?? new Float64Array(SKETCH_POINTS).fill(CAP_MS);
      const medianMs = quantileOf(sketch, 0.5);
      if (!returns.has(line)) returns.set(line, medianMs);
      const isNext = (sketch[SKETCH_POINTS - 1] ?? 1) <= 0;
      const refusal = refusalFor({
        isNext,
        hasAgents: served.has(line),
        returnMs: returns.get(line) ?? Infinity,
        medianMs,
        chatsEnded: isPriorTold ? Infinity : model.lengths.ended,
      });
      const range = isNext ? NEXT : rangeOf(sketch, line, calibration);
      const basis = model.lengths.line(line).chats >= 6 ? "measured" : "prior";
      answers.set(conversation, { range, refusal, basis, isNext, sketch });
    });
    return answers;
  }

  private sketches(pool: Pool, model: WaitModel, { nowMs, timetable }: Now): Sketch[] {
    const slots = pool.agents.reduce((sum, { capacity }) => sum + capacity, 0);
    const weight = Math.max(0, Math.min(1, (CLOSED_FROM - slots) / (CLOSED_FROM - SIMULATED_UPTO)));
    const isLong = pool.visitors.length > MAX_SIMULATED;
    const closed = weight < 1 || isLong ? largeDeskSketches(pool, model, nowMs) : [];
    if (weight === 0) return closed;
    const simulated = this.simulated(pool, model, { nowMs, timetable });
    const last = simulated.length - 1;
    return pool.visitors.map((_, at) => {
      const own = simulated[at] ?? continued(simulated[last], closed[last], closed[at]);
      const other = closed[at];
      if (other === undefined || weight === 1) return own;
      return own.map((value, point) => weight * value + (1 - weight) * (other[point] ?? value));
    });
  }

  private simulated(pool: Pool, model: WaitModel, now: Now): Sketch[] {
    const visitors = pool.visitors.slice(0, MAX_SIMULATED);
    const situation = slotSituationOf({ ...pool, visitors }, model, now);
    const draws = Math.max(
      MIN_DRAWS,
      Math.min(MAX_DRAWS, 8 * Math.floor(ALL_DRAWS / visitors.length / 8)),
    );
    const waits = this.simulation.run(situation, draws);
    // Draws that are short for one are short for whoever stands behind: what is nearly in order is soon put in order.
    const orders = situation.fresh.map(() => Int32Array.from({ length: draws }, (_, at) => at));
    const sorted = new Float64Array(draws);
    return situation.visitors.map(({ line }, at) => {
      sortBy(orders[line] ?? new Int32Array(draws), waits, at * draws, sorted);
      return sketchOf(sorted);
    });
  }
}

/** Puts the numbers from `start` on in order, beginning with an order that is nearly right and is put right too (insertion sort). */
function sortBy(
  order: Int32Array,
  values: Float64Array,
  start: number,
  sorted: Float64Array,
): void {
  for (let at = 0; at < order.length; at += 1) {
    const from = order[at] ?? 0;
    const value = values[start + from] ?? 0;
    let to = at - 1;
    while (to >= 0 && (sorted[to] ?? 0) > value) {
      sorted[to + 1] = sorted[to] ?? 0;
      order[to + 1] = order[to] ?? 0;
      to -= 1;
    }
    sorted[to + 1] = value;
    order[to + 1] = from;
  }
}

/**
 * The bound to which a promise is moved (W3): a quantile that holds more often than a first bound, but at most half as long again, since the
 * last few of a hundred may lie beyond a night.
 */
export function firmHighOf({ sketch, range: { highMs } }: Answer): number {
  const firmMs = Math.min(quantileOf(sketch, FIRM_HIGH), FIRM_AT_MOST * highMs, LONGEST_MS);
  return Math.round(Math.max(highMs, firmMs));
}

/** What is told of a sketch: its quantiles at the calibrated levels, and its mean. */
function rangeOf(sketch: Sketch, line: string, calibration: RankCalibration): Range {
  const lowMs = Math.min(LONGEST_MS, quantileOf(sketch, calibration.level(line, LOW)));
  const highMs = Math.min(
    LONGEST_MS,
    Math.max(lowMs, quantileOf(sketch, calibration.level(line, HIGH))),
  );
  let sum = 0;
  for (const value of sketch) sum += Math.min(value, CAP_MS);
  const expectedMs = Math.max(lowMs, Math.min(highMs, sum / SKETCH_POINTS));
  return {
    lowMs: Math.round(lowMs),
    expectedMs: Math.round(expectedMs),
    highMs: Math.round(highMs),
  };
}

/** A wait further back than was simulated: the last one simulated, and what the closed form says comes on top. */
function continued(
  last: Sketch | undefined,
  closedLast: Sketch | undefined,
  closed: Sketch | undefined,
): Sketch {
  if (last === undefined || closed === undefined || closedLast === undefined) {
    return new Float64Array(SKETCH_POINTS).fill(CAP_MS);
  }
  return last.map((value, at) => value + Math.max(0, (closed[at] ?? 0) - (closedLast[at] ?? 0)));
}
