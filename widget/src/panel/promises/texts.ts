import type { PromiseKind } from "@presently/shared/protocol";

/** What a language must say of promises: fetched where something was promised. `{time}` is a moment as `Intl` writes it, so no word before it asks for a case. */
export interface PromisesTexts {
  /** For `Intl`. */
  readonly lang: string;
  readonly made: Readonly<Record<PromiseKind, string>>;
  readonly moved: string;
  readonly kept: string;
  readonly keptLate: string;
  readonly broken: string;
  readonly takenBack: string;
}
