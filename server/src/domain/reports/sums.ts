import {
  type CountName,
  countNames,
  type Counts,
  type Figures,
  type SpreadName,
  spreadNames,
  type WorkFigures,
} from "@presently/shared/protocol";
import { Buckets } from "./buckets.ts";
import type { PackedReader, PackedWriter } from "./packed-numbers.ts";

/** Counts and spreads of some conversations: two of them are added without loss (RP6). */
export class Sums {
  readonly #counts = new Float64Array(countNames.length);
  /** In the order of their names; those that have any. */
  readonly #spreads: (Buckets | undefined)[] = spreadNames.map(() => undefined);

  count(name: CountName, times = 1): void {
    const at = countNames.indexOf(name);
    this.#counts[at] = (this.#counts[at] ?? 0) + times;
  }

  span(name: SpreadName, spanMs: number): void {
    this.#bucketsAt(spreadNames.indexOf(name)).add(spanMs);
  }

  addAll(other: Sums): void {
    for (const [at, count] of other.#counts.entries())
      this.#counts[at] = (this.#counts[at] ?? 0) + count;
    for (const [at, buckets] of other.#spreads.entries())
      if (buckets !== undefined) this.#bucketsAt(at).addAll(buckets);
  }

  /** As it is kept: counts in the order of their names, then each spread that has any by its name's place. Names are only ever added at the end. */
  pack(to: PackedWriter): void {
    to.number(this.#counts.length);
    for (const count of this.#counts) to.number(count);
    to.number(this.#spreads.filter((buckets) => buckets !== undefined).length);
    for (const [at, buckets] of this.#spreads.entries()) {
      if (buckets === undefined) continue;
      to.number(at);
      buckets.pack(to);
    }
  }

  /** Adds what was kept. */
  addPacked(from: PackedReader): void {
    const counts = from.number();
    for (let at = 0; at < counts; at += 1)
      this.#counts[at] = (this.#counts[at] ?? 0) + from.number();
    for (let left = from.number(); left > 0; left -= 1)
      this.#bucketsAt(from.number()).addPacked(from);
  }

  figures(work: WorkFigures | null = null): Figures {
    const counts = Object.fromEntries(
      countNames.map((name, at) => [name, this.#counts[at] ?? 0]),
    ) as Counts; // every name is in it
    const spreads = Object.fromEntries(
      spreadNames.map((name, at) => [name, this.#spreads[at]?.spread() ?? null]),
    ) as Figures["spreads"]; // as above
    return { counts, spreads, work };
  }

  #bucketsAt(at: number): Buckets {
    return (this.#spreads[at] ??= new Buckets());
  }
}
