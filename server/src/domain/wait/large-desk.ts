import { delayBehind } from "./closed-form.ts";
import type { AgentAtDesk } from "./desk-picture.ts";
import { gammaQuantile } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";
import type { Pool } from "./pools.ts";
import { type Sketch, SKETCH_POINTS, sketchProbability } from "./quantile-sketch.ts";
import { MAX_DRAWN_MS } from "./slot-simulation.ts";
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
 * What each visitor of a pool may wait, in order, by the closed form: from the position alone, as a Gamma of the delay's mean and variance,
 * widened by how uncertain the lengths are. With hundreds of slots the ends of their chats are nearly a Poisson stream, whatever the law of
 * a length (the superposition of many sparse streams), so nothing of the state but the position matters. (W10)
 */
export function largeDeskSketches(pool: Pool, model: WaitModel, nowMs: number): Sketch[] {
  const rates = new Map(pool.lines.map((line) => [line, rateOf(line, pool, model)]));
  const jumpers = new Map(
    [...rates].map(([line, rate]) => [line, jumpersOf(line, rate, pool, model, nowMs)]),
  );
  const ahead = new Map<string, number>(pool.lines.map((line) => [line, 0]));
  const free = new FreeSlots(pool);
  return pool.visitors.map((visitor) => {
    const { line } = visitor;
    // Whoever stands before her and could have that slot has it already; who takes it stands before nobody.
    if (free.take(line)) return constant(0);
    const rate = rates.get(line);
    const before = ahead.get(line) ?? 0;
    for (const [other, { parts }] of rates) {
      ahead.set(other, (ahead.get(other) ?? 0) + (parts.get(line) ?? 0));
    }
    if (rate === undefined || rate.slots === 0) return constant(MAX_DRAWN_MS);
    const lost = visitor.priority <= 0 && !visitor.isReturned ? (jumpers.get(line) ?? 0) : 0;
    const ratePerMs = Math.max(rate.ratePerMs / 10, rate.ratePerMs - lost);
    const { meanMs, varianceMs2 } = delayBehind(before, ratePerMs, model.patience.rate);
    const unsure = model.lengths.line(line).uncertainty * meanMs;
    return gammaSketch(meanMs, varianceMs2 + unsure * unsure);
  });
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

  /** Takes one that serves the line; false when there is none. */
  take(line: string): boolean {
    if ((this.#ofLine.get(line) ?? 0) === 0) return false;
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

function rateOf(line: string, { agents, lines }: Pool, model: WaitModel): LineRate {
  const own = agents.filter(({ lines: served, capacity }) => capacity > 0 && served.includes(line));
  let ratePerMs = 0;
  let slots = 0;
  for (const agent of own) {
    slots += agent.capacity;
    ratePerMs +=
      agent.capacity /
      (meanChatMs(agent, line, model) * model.lengths.stretch(agent.id, agent.capacity));
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
function meanChatMs({ chats }: AgentAtDesk, line: string, model: WaitModel): number {
  let sum = 0;
  for (const chat of chats.values()) sum += model.lengths.line(chat.line).meanMs;
  return chats.size === 0 ? model.lengths.line(line).meanMs : sum / chats.size;
}

/** Slots that later arrivals of precedence take from a line, per ms. */
function jumpersOf(
  line: string,
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
