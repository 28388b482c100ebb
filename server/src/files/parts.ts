/** What is kept of a file: a span of its bytes (`to` is the first that is not in it), or others in their place. */
export type Part =
  | { readonly from: number; readonly to: number }
  | { readonly instead: Uint8Array };

/** A picture that was looked through: its size in pixels, and what of the file is kept. Undefined = it is damaged, or none. */
export type Looked =
  | { readonly width: number; readonly height: number; readonly parts: readonly Part[] }
  | undefined;

/** More than any honest picture has; what is cut into more pieces is refused. */
const MAX_PARTS = 4096;

/** Collects what is kept; spans that follow one another become one. */
export class Parts {
  readonly #parts: Part[] = [];

  keep(from: number, to: number): void {
    const last = this.#parts.at(-1);
    if (last !== undefined && "to" in last && last.to === from) {
      this.#parts[this.#parts.length - 1] = { from: last.from, to };
    } else this.#parts.push({ from, to });
  }

  put(instead: Uint8Array): void {
    this.#parts.push({ instead });
  }

  get isTooMany(): boolean {
    return this.#parts.length > MAX_PARTS;
  }

  get list(): readonly Part[] {
    return this.#parts;
  }
}

/** How many bytes some parts have together. */
export function bytesOf(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, part) => sum + ("instead" in part ? part.instead.length : part.to - part.from),
    0,
  );
}
