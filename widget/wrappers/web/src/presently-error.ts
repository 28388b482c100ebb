import type { ErrorReport } from "@presently/widget/contract";

/** What went wrong, as a code for programs, and a hint that says what to do about it. */
export class PresentlyError extends Error implements ErrorReport {
  override readonly name = "PresentlyError";
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
