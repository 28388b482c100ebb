import { latestOf, roundWait } from "@presently/shared/view/wait-steps";

/** A wait that has ended, and what was told first in it. `highMs` null = no time was told. */
export interface EndedWait {
  readonly atMs: number;
  readonly place: number;
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number | null;
  readonly refusal: string | null;
  readonly outcome: "served" | "left";
  readonly endedAtMs: number;
}

/** How well what was told has held. Shares are in [0, 1]; null where nothing says anything yet. Times in ms. */
export interface WaitScore {
  /** Waits that ended. */
  readonly waits: number;
  /** Of them, those that were told by when it is over at the latest. */
  readonly promised: number;
  /** Of them, those that were kept or broken: who left while the bound still held says neither. */
  readonly decided: number;
  /** Of the decided, those that were kept: over by when the words said at the latest. */
  readonly keptShare: number | null;
  /** Of the decided, those that were over within the exact bound, which the words round up. */
  readonly boundShare: number | null;
  /** Of the same, those that were broken by more than a minute. */
  readonly lateShare: number | null;
  /** From the lower to the upper bound, on average. */
  readonly widthMs: number | null;
  /** How much longer than expected the served waited, on average; negative: less. */
  readonly biasMs: number | null;
  /** No time was told because nobody was there or the wait was too long; and of those, who was served within ten minutes. */
  readonly refusals: number;
  readonly refusalsInVain: number;
  /** By the hour of the day in which it was told. */
  readonly byHour: readonly Part[];
  /** By the place in line at which it was told. */
  readonly byPlace: readonly (Part & { readonly fromPlace: number })[];
  /** The last promises that were kept or broken, 200 at most: `isWithin` while the shares are as meant. */
  readonly latest: {
    readonly waits: number;
    readonly keptShare: number | null;
    readonly boundShare: number | null;
    readonly isWithin: boolean;
  };
}

interface Part {
  readonly waits: number;
  readonly decided: number;
  readonly keptShare: number | null;
  readonly biasMs: number | null;
}

/** How many decided promises say whether the share is as promised, and from how many on that is asked. */
const LATEST = 200;
const LEAST = 100;
/**
 * The exact bound is meant for nine of ten, and its words hold more often, since they round it up. Where fewer than the first of the words hold,
 * promises are broken too often; where fewer of the bounds do, the rounding alone holds them, and what comes down with the time does not; where
 * more than the second of the bounds do, they are too cautious.
 */
const LEAST_SHARE = 0.8;
const MOST_SHARE = 0.98;
/** What a score is held to, for whoever shows it. */
export const SCORE_TARGET = {
  leastShare: LEAST_SHARE,
  mostShare: MOST_SHARE,
  leastDecided: LEAST,
  latestDecided: LATEST,
} as const;
const MINUTE_MS = 60_000;
const IN_VAIN_MS = 10 * MINUTE_MS;
/** The first places of the groups. */
const PLACES: readonly number[] = [1, 2, 3, 6, 11, 21];

/** The score of waits, given in the order in which they ended. `hourOf` says in which hour of its day a moment lies, 0 to 23. (W16) */
export function scoreOf(waits: readonly EndedWait[], hourOf: (atMs: number) => number): WaitScore {
  const promises = waits.filter(isPromise);
  const decided = promises.filter(isDecided);
  const refused = waits.filter(
    ({ refusal }) => refusal === "nobodyAvailable" || refusal === "tooLong",
  );
  const isInVain = ({ outcome, atMs, endedAtMs }: EndedWait) =>
    outcome === "served" && endedAtMs - atMs < IN_VAIN_MS;
  const hours = Map.groupBy(promises, ({ atMs }) => hourOf(atMs));
  const places = Map.groupBy(promises, ({ place }) => PLACES.findLast((from) => from <= place));
  const latest = decided.slice(-LATEST);
  const latestShare = shareOf(latest, isKept);
  const latestBounds = shareOf(latest, isWithinBound);
  return {
    waits: waits.length,
    promised: promises.length,
    decided: decided.length,
    keptShare: shareOf(decided, isKept),
    boundShare: shareOf(decided, isWithinBound),
    lateShare: shareOf(decided, (wait) => lastedMs(wait) > promisedMs(wait) + MINUTE_MS),
    widthMs: meanOf(promises, ({ lowMs, highMs }) => highMs - lowMs),
    biasMs: biasOf(promises),
    refusals: refused.length,
    refusalsInVain: refused.filter(isInVain).length,
    byHour: Array.from({ length: 24 }, (_, hour) => partOf(hours.get(hour) ?? [])),
    byPlace: PLACES.map((fromPlace) => ({ fromPlace, ...partOf(places.get(fromPlace) ?? []) })),
    latest: {
      waits: latest.length,
      keptShare: latestShare,
      boundShare: latestBounds,
      isWithin:
        latestShare === null ||
        latestBounds === null ||
        latest.length < LEAST ||
        (latestShare >= LEAST_SHARE && latestBounds >= LEAST_SHARE && latestBounds <= MOST_SHARE),
    },
  };
}

/**
 * What the words of a range promise, in ms from when it was announced: the very rounding that the visitor's client and the console show it
 * with. Infinity where they name no end. (W16)
 */
export function promisedMs({ lowMs, highMs }: { lowMs: number; highMs: number }): number {
  return latestOf(roundWait(lowMs, highMs));
}

type Promised = EndedWait & { readonly highMs: number };

function isPromise(wait: EndedWait): wait is Promised {
  const { lowMs, highMs } = wait;
  return highMs !== null && promisedMs({ lowMs, highMs }) < Infinity;
}

function lastedMs({ atMs, endedAtMs }: EndedWait): number {
  // A clock that was ahead may have written down a moment after the end.
  return Math.max(0, endedAtMs - atMs);
}

/** Whoever left while the promise still held would perhaps have been served in time, perhaps not. */
function isDecided(wait: Promised): boolean {
  return wait.outcome === "served" || lastedMs(wait) > promisedMs(wait);
}

function isKept(wait: Promised): boolean {
  return lastedMs(wait) <= promisedMs(wait);
}

function isWithinBound(wait: Promised): boolean {
  return lastedMs(wait) <= wait.highMs;
}

function biasOf(promises: readonly Promised[]): number | null {
  const served = promises.filter(({ outcome }) => outcome === "served");
  return meanOf(served, (wait) => lastedMs(wait) - wait.expectedMs);
}

function partOf(promises: readonly Promised[]): Part {
  const decided = promises.filter(isDecided);
  return {
    waits: promises.length,
    decided: decided.length,
    keptShare: shareOf(decided, isKept),
    biasMs: biasOf(promises),
  };
}

function shareOf<Of>(of: readonly Of[], is: (one: Of) => boolean): number | null {
  return of.length === 0 ? null : of.filter(is).length / of.length;
}

function meanOf<Of>(of: readonly Of[], value: (one: Of) => number): number | null {
  if (of.length === 0) return null;
  return Math.round(of.reduce((sum, one) => sum + value(one), 0) / of.length);
}
