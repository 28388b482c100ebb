import {
  type CountName,
  countNames,
  type Counts,
  type Figures,
  type SpreadName,
  spreadNames,
} from "@presently/shared/protocol";
import { Buckets } from "./buckets.ts";

/** Sums as they are kept: counts in the order of their names, then each spread that has any. Names are only ever added at the end. */
export interface WrittenSums {
  readonly counts: readonly number[];
  readonly spreads: Readonly<Record<string, readonly number[]>>;
}

/** Counts and spreads of some conversations: two of them are added without loss (RP6). */
export class Sums {
  readonly #counts = new Float64Array(countNames.length);
  readonly #spreads = new Map<string, Buckets>();

  count(name: CountName, times = 1): void {
    const at = countNames.indexOf(name);
    this.#counts[at] = (this.#counts[at] ?? 0) + times;
  }

  span(name: SpreadName, spanMs: number): void {
    this.#bucketsOf(name).add(spanMs);
  }

  addAll(other: Sums): void {
    for (const [at, count] of other.#counts.entries())
      this.#counts[at] = (this.#counts[at] ?? 0) + count;
    for (const [name, buckets] of other.#spreads) this.#bucketsOf(name).addAll(buckets);
  }

  written(): WrittenSums {
    const spreads: Record<string, number[]> = {};
    for (const [name, buckets] of this.#spreads) spreads[name] = buckets.written();
    return { counts: [...this.#counts], spreads };
  }

  addWritten({ counts, spreads }: WrittenSums): void {
    for (const [at, count] of counts.entries()) this.#counts[at] = (this.#counts[at] ?? 0) + count;
    for (const [name, written] of Object.entries(spreads)) {
      this.#bucketsOf(name).addWritten(written);
    }
  }

  figures(): Figures {
    const counts = Object.fromEntries(
      countNames.map((name, at) => [name, this.#counts[at] ?? 0]),
    ) as Counts; // every name is in it
    const spreads = Object.fromEntries(
      spreadNames.map((name) => [name, this.#spreads.get(name)?.spread() ?? null]),
    ) as Figures["spreads"]; // as above
    return { counts, spreads };
  }

  #bucketsOf(name: string): Buckets {
    let buckets = this.#spreads.get(name);
    if (buckets === undefined) {
      buckets = new Buckets();
      this.#spreads.set(name, buckets);
    }
    return buckets;
  }
}
