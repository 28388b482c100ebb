import type { DeskErrorCode } from "@presently/shared/protocol";

/** A refusal, over HTTP or the socket. `code` is the catalogue's, or `unreachable` when no answer came at all. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: DeskErrorCode | "unreachable";
  /** How long to wait before it makes sense to ask again. */
  readonly retryAfterMs: number | undefined;

  constructor(code: DeskErrorCode | "unreachable", retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
