import type { Answer, Range } from "./answer.ts";
import type { InLine } from "./desk-picture.ts";
import { LargeDesk } from "./large-desk.ts";
import { countOf, type Pool, type PoolAndVisitors } from "./pools.ts";
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

/** What an answer rests on besides the pool. */
export interface Circumstances extends Now {
  readonly model: WaitModel;
  readonly calibration: RankCalibration;
  /** The prior's range is told where too few chats have ended, else the refusal says so. */
  readonly isPriorTold: boolean;
}

/** From the picture of a pool to an answer for everybody who waits in it. */
export class Evaluation {
  private readonly simulation = new SlotSimulation();

  /** What each of a pool is to be told, in the order of service: found one after the other, as they are asked for. */
  *answers(pool: Pool, circumstances: Circumstances): Generator<readonly [InLine, Answer]> {
    const answerOf = this.answering(pool, circumstances);
    /** Until the first of a line is served, by the median. */
    const returns = new Map<string, number>();
    for (const { visitor, sketch } of this.sketches(pool, circumstances)) {
      const returnMs = returns.get(visitor.line) ?? quantileOf(sketch, 0.5);
      returns.set(visitor.line, returnMs);
      yield [visitor, answerOf(visitor, sketch, () => returnMs)];
    }
  }

  /** What one of a pool is to be told. */
  answerFor(visitor: InLine, pool: Pool, circumstances: Circumstances): Answer {
    const sketchOf = this.sketching(pool, circumstances);
    const returnMs = (): number => {
      const [first = visitor] = pool.waiting.firstOf([visitor.line], 1);
      return quantileOf(sketchOf(first), 0.5);
    };
    return this.answering(pool, circumstances)(visitor, sketchOf(visitor), returnMs);
  }

  private answering({ agents }: Pool, { model, calibration, isPriorTold }: Circumstances) {
    const served = new Set(agents.flatMap(({ capacity, lines }) => (capacity > 0 ? lines : [])));
    return ({ line }: InLine, sketch: Sketch, returnMs: () => number): Answer => {
      const isNext = (sketch[SKETCH_POINTS - 1] ?? 1) <= 0;
      const hasAgents = served.has(line);
      const refusal = refusalFor({
        isNext,
        hasAgents,
        returnMs: hasAgents ? 0 : returnMs(),
        medianMs: quantileOf(sketch, 0.5),
        chatsEnded: isPriorTold ? Infinity : model.lengths.ended,
      });
      const range = isNext ? NEXT : rangeOf(sketch, line, calibration);
      const basis = model.lengths.line(line).chats >= 6 ? "measured" : "prior";
      return { range, refusal, basis, isNext, sketch };
    };
  }

  private *sketches(pool: Pool, circumstances: Circumstances): Generator<Sketched> {
    const { model } = circumstances;
    const weight = weightOf(pool);
    const visitors = weight === 0 ? [] : firstOf(pool);
    const simulated = weight === 0 ? [] : this.simulated({ ...pool, visitors }, circumstances);
    const isEnough = weight === 1 && countOf(pool) <= MAX_SIMULATED;
    if (isEnough) {
      for (const [at, visitor] of visitors.entries()) {
        const sketch = simulated[at];
        if (sketch !== undefined) yield { visitor, sketch };
      }
      return;
    }
    let at = 0;
    let closedLast: Sketch | undefined;
    for (const { visitor, sketch: closed } of new LargeDesk(pool, model, circumstances).inOrder()) {
      const own = simulated[at];
      if (own !== undefined) closedLast = closed;
      const behind = (): Sketch => continued(simulated.at(-1), closedLast, closed);
      const sketch = weight === 0 ? closed : blended(own ?? behind(), closed, weight);
      yield { visitor, sketch };
      at += 1;
    }
  }

  /** The same sketches, of whom they are asked for. */
  private sketching(pool: Pool, circumstances: Circumstances): (visitor: InLine) => Sketch {
    const weight = weightOf(pool);
    const isEnough = weight === 1 && countOf(pool) <= MAX_SIMULATED;
    const large = isEnough ? undefined : new LargeDesk(pool, circumstances.model, circumstances);
    if (weight === 0 && large !== undefined) return (visitor) => large.of(visitor);
    const visitors = firstOf(pool);
    const simulated = this.simulated({ ...pool, visitors }, circumstances);
    const places = new Map(visitors.map(({ conversation }, at) => [conversation, at]));
    return (visitor) => {
      const own = simulated[places.get(visitor.conversation) ?? -1];
      const closed = large?.of(visitor);
      const last = visitors.at(-1);
      const behind = (): Sketch =>
        continued(simulated.at(-1), last === undefined ? undefined : large?.of(last), closed);
      return blended(own ?? behind(), closed, weight);
    };
  }

  /** Of the first in the pool, in their order. */
  private simulated(pool: PoolAndVisitors, { model, nowMs, timetable }: Circumstances): Sketch[] {
    const situation = slotSituationOf(pool, model, { nowMs, timetable });
    const draws = Math.max(
      MIN_DRAWS,
      Math.min(MAX_DRAWS, 8 * Math.floor(ALL_DRAWS / pool.visitors.length / 8)),
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

interface Sketched {
  readonly visitor: InLine;
  readonly sketch: Sketch;
}

/** How much the simulation has to say, from 1 on a small desk to 0 on a large one. */
function weightOf({ agents }: Pool): number {
  const slots = agents.reduce((sum, { capacity }) => sum + capacity, 0);
  return Math.max(0, Math.min(1, (CLOSED_FROM - slots) / (CLOSED_FROM - SIMULATED_UPTO)));
}

function firstOf({ waiting, waited }: Pool): InLine[] {
  return waiting.firstOf(waited, MAX_SIMULATED);
}

function blended(own: Sketch, other: Sketch | undefined, weight: number): Sketch {
  if (other === undefined || weight === 1) return own;
  return own.map((value, point) => weight * value + (1 - weight) * (other[point] ?? value));
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
