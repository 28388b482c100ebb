/** Chance that can be repeated: the same seed gives the same draws. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** One of the items. Throws when there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** The items in an order drawn by chance. */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** `length` characters of the alphabet that public ids are made of. */
  characters(length: number): string;
}

const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/**
 * Random numbers from a seed: a 32-bit counter that steps by 2^32 divided by the golden ratio, each value then mixed by two rounds of
 * multiply and shift (the form of SplitMix: Steele, Lea and Flood, OOPSLA 2014). Neighbouring seeds give unrelated draws. For tests
 * only: it is neither secret nor fit for statistics.
 */
export function randomOf(seed: number): Random {
  let counter = Math.imul(seed, 0x85ebca6b) | 0;

  function next(): number {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }
  function int(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }
  function pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error("nothing to pick from");
    return items[int(0, items.length - 1)] as Item; // the index is within the array, which is not empty
  }

  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    shuffled(items) {
      const left = [...items];
      return items.map(() => left.splice(int(0, left.length - 1), 1)[0] as (typeof left)[number]); // as many draws as items
    },
    characters: (length) =>
      Array.from({ length }, () => ID_ALPHABET[int(0, ID_ALPHABET.length - 1)]).join(""),
  };
}
