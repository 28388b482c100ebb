import type { Random } from "@presently/shared/testing";

/** How busy each hour of a demo day is, midnight first, as a share of its busiest: quiet nights, a peak before lunch and one in the evening. */
const SHARE_OF_PEAK = [
  0.05, 0.03, 0.02, 0.02, 0.03, 0.06, 0.15, 0.35, 0.6, 0.85, 1, 0.95, 0.7, 0.65, 0.75, 0.8, 0.75,
  0.7, 0.75, 0.85, 0.8, 0.5, 0.25, 0.1,
];
/** Visitors an hour at the busiest, more than three agents with two chats of a minute and a half can take. */
const PEAK_PER_HOUR = 260;
/** A demo day passes in so much time at speed 1: its tides are seen while one watches. */
export const DAY_MS = 24 * 60_000;

/** Where in its day the demo begins: shortly before the first peak, since who starts it wants to see a queue. */
export const BEGINS_AT_HOUR = 9;

/** Visitors per ms at a moment of the demo, `sinceMs` after its beginning, at speed 1. */
export function arrivalsPerMs(sinceMs: number): number {
  const hour = (BEGINS_AT_HOUR + (sinceMs / DAY_MS) * 24) % 24;
  const before = Math.floor(hour);
  const part = hour - before;
  const share = (at: number) => SHARE_OF_PEAK[at % 24] ?? 0;
  const now = share(before) * (1 - part) + share(before + 1) * part;
  return (now * PEAK_PER_HOUR) / 3_600_000;
}

/** A time drawn from the exponential law of the given mean, both in ms. */
export function exponential(random: Random, meanMs: number): number {
  return -Math.log(1 - random.next()) * meanMs;
}

/** A time drawn from the log-normal law of the given median, in ms; `sigma` is the spread of its logarithm (Box and Muller, 1958). */
export function logNormal(random: Random, medianMs: number, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return medianMs * Math.exp(sigma * radius * Math.cos(2 * Math.PI * random.next()));
}

/** How long until the next visitor comes, for visitors who come one by one by a rate that changes: draws at the peak's rate, and lets each come with the share of the peak that there is then (thinning: Lewis and Shedler, 1979). */
export function untilNextVisitor(random: Random, sinceMs: number): number {
  const peakPerMs = PEAK_PER_HOUR / 3_600_000;
  let afterMs = 0;
  do afterMs += exponential(random, 1 / peakPerMs);
  while (!random.chance(arrivalsPerMs(sinceMs + afterMs) / peakPerMs));
  return afterMs;
}
