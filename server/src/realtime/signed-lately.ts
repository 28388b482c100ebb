/** Persons kept at once; the ones who came longest ago are forgotten first. */
const MAX_PERSONS = 20_000;

/**
 * When the latest identities were signed that persons came with, also of those that were only read: signing out covers them, too (ID7). Times are
 * epoch milliseconds by the site's clock. It is lost with the process: then what was signed since the last one that was written is not covered.
 */
export class SignedLately {
  readonly #signedAtMs = new Map<number, number>();

  note(visitor: number, signedAtMs: number): void {
    const latestMs = Math.max(signedAtMs, this.#signedAtMs.get(visitor) ?? 0);
    this.#signedAtMs.delete(visitor);
    this.#signedAtMs.set(visitor, latestMs);
    if (this.#signedAtMs.size <= MAX_PERSONS) return;
    const [oldest] = this.#signedAtMs.keys();
    if (oldest !== undefined) this.#signedAtMs.delete(oldest);
  }

  of(visitor: number): number | undefined {
    return this.#signedAtMs.get(visitor);
  }
}
