import { Random } from "../wait/random.ts";
import { HOUR_MS } from "./hour-of-week.ts";
import type { PatienceLaw } from "./patience-law.ts";
import type { Visitor } from "./team.ts";

/** A site as the simulation knows it: all that is drawn is drawn from here. */
export interface SiteModel {
  /** Visitors by hour of the week. Within an hour they come at random (a Poisson process). (ST2) */
  readonly arrivals: Float64Array;
  /** How busy each of the real weeks was, 1 = as the mean of them; simulated weeks take turns in being one of these. None = all alike. */
  readonly weeks: readonly number[];
  /** Lengths of chats in ms of undivided work, one drawn for each visitor. At least one. */
  readonly workMs: Float64Array;
  /** How much longer each further chat of the same agent makes a chat. */
  readonly beta: number;
  /** Chats that an agent has at once. */
  readonly capacity: number;
  /** How long agents take to accept; empty = no time at all. */
  readonly acceptMs: Float64Array;
  readonly patience: PatienceLaw;
}

/** How much is simulated, and from which random numbers: the same seed gives the same answer. */
export interface Effort {
  /** Visitors simulated in one go, about. */
  readonly visitors: number;
  readonly seed: number;
}

/** Simulated weeks are bounded both ways: a quiet site would need thousands for that many visitors, a busy one less than one. */
const MIN_WEEKS = 8;
const MAX_WEEKS = 1500;

/** As many weeks as it takes for the visitors wanted, and each of the real weeks equally often. */
export function weeksFor({ arrivals, weeks }: SiteModel, { visitors }: Effort): number {
  const perWeek = arrivals.reduce((sum, each) => sum + each, 0);
  const wanted = Math.min(MAX_WEEKS, Math.max(MIN_WEEKS, visitors / Math.max(1, perWeek)));
  const turns = Math.max(1, weeks.length);
  return Math.ceil(wanted / turns) * turns;
}

/**
 * Who comes in one hour of a simulated week, which begins at `startMs`. They depend on seed, week and hour alone, so that two plans are tried
 * on the same visitors and what differs is the plans (common random numbers).
 */
export function visitorsOf(
  model: SiteModel,
  { seed, week, hour, startMs }: { seed: number; week: number; hour: number; startMs: number },
): Visitor[] {
  const random = new Random(seed, week, hour);
  const visitors: Visitor[] = [];
  const busy = model.weeks[week % model.weeks.length] ?? 1;
  const meanMs = HOUR_MS / ((model.arrivals[hour] ?? 0) * busy);
  for (let afterMs = random.exponential() * meanMs; afterMs < HOUR_MS;) {
    const arrivedMs = startMs + afterMs;
    visitors.push({
      arrivedMs,
      leavesMs: arrivedMs + model.patience(random),
      workMs: oneOf(model.workMs, random),
      acceptMs: oneOf(model.acceptMs, random),
      waitMs: Infinity,
    });
    afterMs += random.exponential() * meanMs;
  }
  return visitors;
}

function oneOf(values: Float64Array, random: Random): number {
  return values[Math.floor(random.next() * values.length)] ?? 0;
}

/** The hour to begin a week with: the quietest, since a simulated team begins with empty hands. */
export function quietestHour({ arrivals }: SiteModel): number {
  return arrivals.reduce((least, each, hour) => (each < (arrivals[least] ?? 0) ? hour : least), 0);
}
