import type { Sketch } from "./quantile-sketch.ts";

/** A wait from now on, in ms: the lower and the upper bound are each meant to hold for nine of ten; never NaN, infinite or out of order. */
export interface Range {
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number;
}

/** Why no time is told (W1). */
export type Refusal = "tooLittleHistory" | "nobodyAvailable" | "tooLong";

/** What the model says of one who waits. With a refusal the range still is the model's best, for whoever keeps score. */
export interface Answer {
  readonly range: Range;
  readonly refusal: Refusal | null;
  /** Whether what the line has shown outweighs what was assumed. */
  readonly basis: "measured" | "prior";
  /** A slot is free for her: there is no wait to estimate. */
  readonly isNext: boolean;
  readonly sketch: Sketch;
}
