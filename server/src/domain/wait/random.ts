/**
 * Random numbers that can be repeated, for the simulation of slots: the generator "sfc32" (Chris Doty-Humphrey, PractRand, 2010: small,
 * fast, chaotic, 128 bits of state, period at least 2^32), whose state is mixed out of the seeds by the finaliser of MurmurHash3 (Austin
 * Appleby, 2011). The same seeds give the same draws, on every machine and in every process. Neither secret nor meant to be.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...seeds: readonly number[]) {
    let state = 0x9e3779b9;
    for (const seed of seeds) {
      state = mixed(state ^ mixed(seed | 0) ^ mixed(Math.floor(seed / 2 ** 32) | 0));
    }
    this.a = mixed(state + 0x6d2b79f5);
    this.b = mixed(state + 0xdb56f3ea);
    this.c = mixed(state + 0x49826de5);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** A number in [0, 1), in steps of 2^-32. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** An exponential draw with mean 1; never infinite, since the logarithm is taken of (0, 1]. */
  exponential(): number {
    return -Math.log(1 - this.next());
  }
}

/** A number for a text, to seed with (FNV-1a: Fowler, Noll and Vo, 1991). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

/** Chance that is a text's own: like texts have numbers that have nothing to do with each other. */
export function luckOf(text: string): number {
  return mixed(seedOf(text));
}

function mixed(seed: number): number {
  let state = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0;
}
