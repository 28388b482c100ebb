import type { Law } from "./laws.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A chat site, with everything about it that is true: what the oracle knows and no estimator does. Times in ms from Monday 00:00. */
export interface Site {
  readonly kind: string;
  readonly departments: readonly Department[];
  readonly agents: readonly AgentPlan[];
  /** How fast one chat of an agent advances when they have n of them, by n - 1; the last entry holds for more. */
  readonly paceWith: readonly number[];
  readonly arrivals: Arrivals;
  readonly patience: Law;
  readonly silence: Silence | undefined;
  /** Nobody arrives from then on; who waits is served to the end. */
  readonly endsMs: number;
  /** On large sites, whose visitors share their fate with their neighbours, the oracle is asked for one in so many. */
  readonly judgedOneIn: number;
}

export interface Department {
  readonly name: string;
  /** Share of the arrivals. */
  readonly share: number;
  /** Length of a chat that its agent has nothing beside, offer and wrap-up included. */
  readonly chat: Law;
}

export interface Arrivals {
  perHour(atMs: number): number;
  /** A bound of `perHour`, for thinning. */
  readonly mostPerHour: number;
  readonly priorityShare: number;
  /** Chance that an arrival is followed by another within some `followMs`: visitors in batches. */
  readonly followChance: number;
  readonly followMs: number;
}

/** Visitors who leave without a word. */
export interface Silence {
  /** Part of the leavers who do. */
  readonly share: number;
  /** Their absence is noticed that long after; `Infinity` when only their turn shows it. */
  readonly noticedAfterMs: number;
  /** How long the agent keeps a chat open with somebody who has gone. */
  readonly foundOut: Law;
}

export interface AgentPlan {
  /** Indexes of the departments they serve. */
  readonly departments: readonly number[];
  readonly capacity: number;
  /** Twice the speed, half the length. */
  readonly speed: number;
  readonly shifts: readonly Shift[];
  /** They come up to this much late, */
  readonly lateMs: number;
  /** and go up to this much before or after the end. Both evenly spread. */
  readonly endSpreadMs: number;
  /** Pauses without a plan: the chats at hand are finished meanwhile. */
  readonly pauses: Absences | undefined;
  /** Lost connections: the chats at hand go back to the line. */
  readonly drops: Absences | undefined;
}

export interface Absences {
  /** Mean time between two, without memory. */
  readonly everyMs: number;
  readonly length: Law;
}

export interface Shift {
  readonly fromMs: number;
  readonly toMs: number;
}
