/**
 * Whole numbers as bytes: seven bits in each, the lowest first, the eighth says that more follow. Read straight into what they are added to, a
 * year of sums takes a third of the time that JSON takes (RP6).
 */
export class PackedWriter {
  readonly #bytes: number[] = [];

  /** From 0 up to 2^53; throws a `RangeError` for anything else. */
  number(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not kept`);
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 0x80)) this.#bytes.push((left % 0x80) | 0x80);
    this.#bytes.push(left);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what a `PackedWriter` wrote, number by number. */
export class PackedReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next one. Throws a `RangeError` past the end. */
  number(): number {
    let value = 0;
    for (let worth = 1; ; worth *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError("nothing more is kept");
      if (byte < 0x80) return value + byte * worth;
      value += (byte & 0x7f) * worth;
    }
  }

  /** Back to the first. */
  rewind(): void {
    this.#at = 0;
  }
}
