import type { Range, Refusal } from "./answer.ts";
import { byQueueOrder, type QueuePlace } from "../queue.ts";
import { gammaQuantile, HIGH_Z, LOW_Z, SKETCH_Z } from "./gamma.ts";
import {
  chatMsUncertainty,
  isMeasured,
  leavingRate,
  type LineHistory,
  meanChatMs,
  NO_HISTORY,
} from "./history.ts";
import { delayAt, delaysByPosition } from "./position-delay.ts";
import { MAX_MEDIAN_MS, MIN_CHATS_ENDED } from "./refusal.ts";

/** Somebody who waits, by the desk's own ids. */
export interface Waiting extends QueuePlace {
  readonly line: number;
  readonly state: "queued" | "offered";
  /** Who is not reachable is skipped, so nobody waits for them. */
  readonly isReachable: boolean;
}

/** An agent who takes chats now. */
export interface OpenAgent {
  readonly capacity: number;
  readonly lines: ReadonlySet<number>;
}

export interface WaitSituation {
  readonly waiting: readonly Waiting[];
  readonly agents: readonly OpenAgent[];
  readonly histories: ReadonlyMap<number, LineHistory>;
  /** Chats that ever ended on the desk. */
  readonly chatsEnded: number;
}

/** A range from now on, or why none is told (W1). `sketch`: quantiles 0.05, 0.1, 0.2 … 0.9, 0.95 in ms. */
export type Estimate =
  | {
      readonly range: Range;
      readonly refusal: null;
      readonly basis: "measured" | "prior";
      readonly sketch: readonly number[];
    }
  | {
      readonly range: null;
      readonly refusal: Refusal;
      readonly basis: "unknown";
      readonly sketch: readonly number[];
    };

/** An offered chat waits for its agent to press a key: at most the time of an offer. */
const OFFERED: Range = { lowMs: 0, expectedMs: 15_000, highMs: 60_000 };
/** A site's range is never told as less than this much: presence and offers cost some seconds by themselves. */
const MIN_HIGH_MS = 60_000;

/** How long everybody who waits will wait, from now, by conversation id. Pure: the same situation gives the same answer. (W2) */
export function estimateWaits(situation: WaitSituation): Map<number, Estimate> {
  const estimates = new Map<number, Estimate>();
  const inOrder = situation.waiting.toSorted(byQueueOrder);
  const slotsOf = slotsByLine(situation);
  for (const [line, own] of Map.groupBy(inOrder, (waiting) => waiting.line)) {
    const slots = slotsOf.get(line) ?? 0;
    const aheads = aheadOf(line, inOrder, situation.agents, slotsOf);
    const history = situation.histories.get(line) ?? NO_HISTORY;
    const maxAhead = Math.ceil(Math.max(0, ...aheads.values()));
    const delays =
      slots === 0
        ? []
        : delaysByPosition(slots / meanChatMs(history), leavingRate(history), maxAhead);
    for (const waiting of own) {
      const refusal = refusalFor(situation, slots);
      if (refusal !== undefined) estimates.set(waiting.id, refused(refusal));
      else if (waiting.state === "offered") estimates.set(waiting.id, told(OFFERED, history, []));
      else {
        const { meanMs, varianceMs2 } = delayAt(delays, aheads.get(waiting.id) ?? 0);
        // The mean chat length itself is only known so well: what it moves, it moves for everybody alike.
        const wholeMs2 = varianceMs2 + meanMs * meanMs * chatMsUncertainty(history);
        estimates.set(waiting.id, estimateFrom(meanMs, wholeMs2, history));
      }
    }
  }
  return estimates;
}

function estimateFrom(meanMs: number, varianceMs2: number, history: LineHistory): Estimate {
  const quantile = (z: number): number => Math.round(gammaQuantile(meanMs, varianceMs2, z));
  if (quantile(0) > MAX_MEDIAN_MS) return refused("tooLong");
  const lowMs = quantile(LOW_Z);
  const expectedMs = Math.max(lowMs, Math.round(meanMs));
  const highMs = Math.max(expectedMs, quantile(HIGH_Z), MIN_HIGH_MS);
  return told({ lowMs, expectedMs, highMs }, history, SKETCH_Z.map(quantile));
}

function refusalFor(
  { chatsEnded }: WaitSituation,
  slots: number,
): "tooLittleHistory" | "nobodyAvailable" | undefined {
  if (slots === 0) return "nobodyAvailable";
  return chatsEnded < MIN_CHATS_ENDED ? "tooLittleHistory" : undefined;
}

function refused(refusal: "tooLittleHistory" | "nobodyAvailable" | "tooLong"): Estimate {
  return { range: null, refusal, basis: "unknown", sketch: [] };
}

function told(range: Range, history: LineHistory, sketch: readonly number[]): Estimate {
  return { range, refusal: null, basis: isMeasured(history) ? "measured" : "prior", sketch };
}

/** Slots that can take somebody of each line: the capacities of the agents who serve it and take chats. */
function slotsByLine({ waiting, agents }: WaitSituation): Map<number, number> {
  const lines = new Set(waiting.map(({ line }) => line));
  return new Map([...lines].map((line) => [line, slotsFor(agents, (lines) => lines.has(line))]));
}

function slotsFor(
  agents: readonly OpenAgent[],
  isServed: (lines: ReadonlySet<number>) => boolean,
): number {
  return agents.reduce((sum, { capacity, lines }) => sum + (isServed(lines) ? capacity : 0), 0);
}

/**
 * How many stand before each visitor of a line for the slots of that line. Of another line, each who is served earlier counts with the part
 * of that line's slots which serve this one too: that is how likely they take one of ours.
 */
function aheadOf(
  line: number,
  inOrder: readonly Waiting[],
  agents: readonly OpenAgent[],
  slotsOf: ReadonlyMap<number, number>,
): Map<number, number> {
  const parts = new Map<number, number>();
  for (const [other, slots] of slotsOf) {
    const shared = slotsFor(agents, (lines) => lines.has(line) && lines.has(other));
    parts.set(other, other === line ? 1 : slots === 0 ? 0 : shared / slots);
  }
  const aheads = new Map<number, number>();
  let ahead = 0;
  for (const waiting of inOrder) {
    if (waiting.line === line) aheads.set(waiting.id, ahead);
    // An offered chat holds its slot already; who cannot be reached is skipped.
    if (waiting.state === "queued" && waiting.isReachable) ahead += parts.get(waiting.line) ?? 0;
  }
  return aheads;
}
