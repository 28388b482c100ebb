import type { HostilePage } from "../hostile-page.ts";

/** A chat that does one thing wrong, played by a page, and what the judge says of it. */
export interface Fault extends HostilePage {
  /** Its words as they stand in the judge. */
  readonly verdict: string;
}
