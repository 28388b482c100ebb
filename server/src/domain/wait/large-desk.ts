import { byQueueOrder } from "../queue.ts";
import { delayBehind } from "./closed-form.ts";
import type { AgentAtDesk, InLine } from "./desk-picture.ts";
import { gammaQuantile } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";
import type { Pool } from "./pools.ts";
import { type Sketch, SKETCH_POINTS, sketchProbability } from "./quantile-sketch.ts";
import { MAX_DRAWN_MS } from "./slot-simulation.ts";
import { type Now, offDutyOf } from "./timetable.ts";
import type { WaitModel } from "./wait-model.ts";

const SKETCH_Z = Array.from({ length: SKETCH_POINTS }, (_, at) =>
  normalQuantile(sketchProbability(at)),
);

/** What a line can count on: the rate, per ms, at which slots that serve it come free, and the slots. */
interface LineRate {
  readonly ratePerMs: number;
  readonly slots: number;
  /** How many of another line's visitors stand before ours: the part of that line's slots which serve this one too. */
  readonly parts: ReadonlyMap<string, number>;
}

/**
 * What each visitor of a pool may wait by the closed form: from the position alone, as a Gamma of the delay's mean and variance, widened by
 * how uncertain the lengths are. With hundreds of slots the ends of their chats are nearly a Poisson stream, whatever the law of a length (the
 * superposition of many sparse streams), so nothing of the state but the position matters. To ask for one takes as long as to find her
 * position, O(log n) of those who wait, once the rates of the agents who are there have been added up. (W10)
 */
export class LargeDesk {
  readonly #pool: Pool;
  readonly #model: WaitModel;
  readonly #rates: ReadonlyMap<string, LineRate>;
  readonly #jumpers: ReadonlyMap<string, number>;
  readonly #uncertainty: ReadonlyMap<string, number>;

  constructor(pool: Pool, model: WaitModel, now: Now) {
    const { nowMs } = now;
    this.#pool = pool;
    // Whose shift is over takes nobody more; chats that end until it is are counted as if it went on.
    const onDuty = pool.agents.filter((agent) => !((offDutyOf(agent, now)?.fromMs ?? 1) <= 0));
    this.#model = model;
    const meanMs = new Map(pool.lines.map((line) => [line, model.lengths.line(line).meanMs]));
    this.#rates = new Map(
      pool.lines.map((line) => [line, rateOf(line, { ...pool, agents: onDuty }, model, meanMs)]),
    );
    this.#jumpers = new Map(
      [...this.#rates].map(([line, rate]) => [line, jumpersOf(rate, pool, model, nowMs)]),
    );
    this.#uncertainty = new Map(
      pool.lines.map((line) => [line, model.lengths.line(line).uncertainty]),
    );
  }

  /** What one who waits may wait. */
  of(visitor: InLine): Sketch {
    const { waiting, waited } = this.#pool;
    const ahead = new Map(waited.map((line) => [line, waiting.ahead(line, visitor).here]));
    const free = new FreeSlots(this.#pool);
    // Only those can have one whose line had one left: as many as there are free slots, not as many as wait.
    for (const one of waiting.inOrder(waited, (line) => free.isLeft(line))) {
      const isHers = one.conversation === visitor.conversation;
      if (!isHers && byQueueOrder(one, visitor) > 0) break;
      if (!free.take(one.line)) continue;
      if (isHers) return constant(0);
      ahead.set(one.line, (ahead.get(one.line) ?? 1) - 1);
    }
    return this.#behind(visitor, ahead);
  }

  /** What each of them may wait, in the order of service. */
  *inOrder(): Generator<{ readonly visitor: InLine; readonly sketch: Sketch }> {
    const ahead = new Map<string, number>();
    const free = new FreeSlots(this.#pool);
    for (const visitor of this.#pool.waiting.inOrder(this.#pool.waited)) {
      // Whoever stands before her and could have that slot has it already; who takes it stands before nobody.
      if (free.take(visitor.line)) {
        yield { visitor, sketch: constant(0) };
        continue;
      }
      yield { visitor, sketch: this.#behind(visitor, ahead) };
      ahead.set(visitor.line, (ahead.get(visitor.line) ?? 0) + 1);
    }
  }

  /** By how many of each line wait before her without a slot. */
  #behind(visitor: InLine, ahead: ReadonlyMap<string, number>): Sketch {
    const { line, priority, isReturned } = visitor;
    const rate = this.#rates.get(line);
    if (rate === undefined || rate.slots === 0) return constant(MAX_DRAWN_MS);
    let before = 0;
    for (const other of this.#pool.waited)
      before += (rate.parts.get(other) ?? 0) * (ahead.get(other) ?? 0);
    const lost = priority <= 0 && !isReturned ? (this.#jumpers.get(line) ?? 0) : 0;
    const ratePerMs = Math.max(rate.ratePerMs / 10, rate.ratePerMs - lost);
    const { meanMs, varianceMs2 } = delayBehind(before, ratePerMs, this.#model.patience.rate);
    const unsure = (this.#uncertainty.get(line) ?? 0) * meanMs;
    return gammaSketch(meanMs, varianceMs2 + unsure * unsure);
  }
}

/** The free slots of a pool. Most lines have none, and are not searched for one: a look does not grow with the agents. */
class FreeSlots {
  readonly #agents: { readonly lines: readonly string[]; slots: number }[];
  /** By line, of all who serve it. */
  readonly #ofLine = new Map<string, number>();

  constructor({ agents }: Pool) {
    this.#agents = agents
      .map(({ lines, capacity, chats }) => ({ lines, slots: capacity - chats.size }))
      .filter(({ slots }) => slots > 0);
    for (const { lines, slots } of this.#agents) this.#count(lines, slots);
  }

  /** Whether one is left that serves the line. */
  isLeft(line: string): boolean {
    return (this.#ofLine.get(line) ?? 0) > 0;
  }

  /** Takes one that serves the line; false when there is none. */
  take(line: string): boolean {
    if (!this.isLeft(line)) return false;
    const agent = this.#agents.find(({ lines, slots }) => slots > 0 && lines.includes(line));
    if (agent === undefined) return false;
    agent.slots -= 1;
    this.#count(agent.lines, -1);
    return true;
  }

  #count(lines: readonly string[], by: number): void {
    for (const line of lines) this.#ofLine.set(line, (this.#ofLine.get(line) ?? 0) + by);
  }
}

/** The sketch of a Gamma of that mean and variance; no point of it is beyond what is ever drawn. */
function gammaSketch(meanMs: number, varianceMs2: number): Sketch {
  const sketch = new Float64Array(SKETCH_POINTS);
  for (let at = 0; at < SKETCH_POINTS; at += 1) {
    const valueMs = gammaQuantile(meanMs, varianceMs2, SKETCH_Z[at] ?? 0);
    sketch[at] = Math.min(MAX_DRAWN_MS, valueMs);
  }
  return sketch;
}

function rateOf(
  line: string,
  { agents, lines }: Pool,
  model: WaitModel,
  meanOf: ReadonlyMap<string, number>,
): LineRate {
  const own = agents.filter(({ lines: served, capacity }) => capacity > 0 && served.includes(line));
  let ratePerMs = 0;
  let slots = 0;
  for (const agent of own) {
    slots += agent.capacity;
    ratePerMs +=
      agent.capacity /
      (meanChatMs(agent, line, meanOf) * model.lengths.stretch(agent.id, agent.capacity));
  }
  const parts = new Map(
    lines.map((other) => {
      if (other === line) return [other, 1];
      const theirs = agents.filter(
        ({ lines: served, capacity }) => capacity > 0 && served.includes(other),
      );
      const all = theirs.reduce((sum, { capacity }) => sum + capacity, 0);
      const shared = theirs.reduce(
        (sum, { lines: served, capacity }) => sum + (served.includes(line) ? capacity : 0),
        0,
      );
      return [other, all === 0 ? 0 : shared / all];
    }),
  );
  return { ratePerMs, slots, parts };
}

/** The mean work of the chats an agent has open, since what ends next is one of those; of the line when she has none. */
function meanChatMs(
  { chats }: AgentAtDesk,
  line: string,
  meanOf: ReadonlyMap<string, number>,
): number {
  const own = meanOf.get(line) ?? 0;
  let sum = 0;
  for (const chat of chats.values()) sum += meanOf.get(chat.line) ?? own;
  return chats.size === 0 ? own : sum / chats.size;
}

/** Slots that later arrivals of precedence take from a line, per ms. */
function jumpersOf(
  { parts }: LineRate,
  { lines }: Pool,
  { laterArrivals }: WaitModel,
  nowMs: number,
): number {
  return lines.reduce(
    (sum, other) => sum + (parts.get(other) ?? 0) * laterArrivals.rate(other, nowMs),
    0,
  );
}

function constant(valueMs: number): Sketch {
  return new Float64Array(SKETCH_POINTS).fill(valueMs);
}
