import { expect, test } from "vitest";
import { HOUR_MS, WEEK_HOURS } from "./hour-of-week.ts";
import { endless, type PatienceLaw } from "./patience-law.ts";
import { simulate } from "./simulate.ts";
import type { SiteModel } from "./site-model.ts";
import { Team, type Visitor } from "./team.ts";
import type { Random } from "../wait/random.ts";

const MINUTE_MS = 60_000;
const ALL_WEEK = Array.from({ length: WEEK_HOURS }, (_, hour) => hour);

/** Ten thousand lengths at the middles of as many equal parts of an exponential law: its mean is right to 0.01 %. */
const exponentialWork = (meanMs: number): Float64Array =>
  Float64Array.from({ length: 10_000 }, (_, at) => -meanMs * Math.log(1 - (at + 0.5) / 10_000));

function textbookSite(perHour: number, meanMs: number, patience: PatienceLaw): SiteModel {
  return {
    arrivals: new Float64Array(WEEK_HOURS).fill(perHour),
    workMs: exponentialWork(meanMs),
    weeks: [],
    beta: 0,
    capacity: 1,
    acceptMs: new Float64Array(),
    patience,
  };
}

/**
 * The stationary birth-death chain of M/M/s+M with load a = lambda / mu: the probability of each number in the system.
 * (Erlang C without leaving; Erlang A: Palm, 1946.)
 */
function stationary(load: number, slots: number, leaving: number): number[] {
  const weights = [1];
  for (let n = 1; n < 2000; n += 1) {
    const rate = Math.min(n, slots) + Math.max(0, n - slots) * leaving;
    weights.push(((weights[n - 1] ?? 0) * load) / rate);
  }
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((weight) => weight / sum);
}

test("ST6: a simulated site of endless patience waits as Erlang C says, by a hundredth of all visitors", () => {
  // 8 agents of one chat, 6 minutes each, 68 an hour: 85 % busy.
  const load = 6.8;
  const busy = stationary(load, 8, 0)
    .slice(8)
    .reduce((sum, each) => sum + each, 0);
  const perMinute = (8 - load) / 6;
  const waits = simulate(textbookSite(68, 6 * MINUTE_MS, endless), () => 8, {
    visitors: 180_000,
    seed: 1,
  });
  for (const withinMs of [0, MINUTE_MS, 5 * MINUTE_MS]) {
    const share = 1 - busy * Math.exp((-perMinute * withinMs) / MINUTE_MS);
    const told = waits.service(ALL_WEEK, withinMs, 0.9);
    expect(Math.abs((told?.within ?? 0) - share), `${withinMs}`).toBeLessThan(0.01);
    const waitMs = (Math.log(busy / 0.1) / perMinute) * MINUTE_MS;
    expect(Math.abs((told?.waitMs ?? 0) / waitMs - 1)).toBeLessThan(0.06);
  }
});

test("ST6: a simulated site whose visitors give up waits as Erlang A says, with the wait of those who left", () => {
  // 6 agents for a load of 7: without those who leave the line would never end. One gives up after 4 minutes on average.
  const [load, slots, leaving] = [7, 6, 1.5];
  const chances = stationary(load, slots, leaving);
  const busy = chances.slice(slots).reduce((sum, each) => sum + each, 0);
  const patience: PatienceLaw = (random) => random.exponential() * 4 * MINUTE_MS;
  const waits = simulate(textbookSite(70, 6 * MINUTE_MS, patience), () => slots, {
    visitors: 180_000,
    seed: 2,
  });
  const told = waits.service(ALL_WEEK, 0, 0.5);
  expect(Math.abs((told?.within ?? 0) - (1 - busy))).toBeLessThan(0.01);
  // The wait of the patient: with k before her in line, the sum of exponentials at the rates slots + j leaving, j = 0 to k. Its chance to
  // be over 2 min, summed over the line: I_x(slots / leaving, k + 1) at x = exp(-leaving t), in chat lengths.
  const over = chances
    .slice(slots)
    .reduce(
      (sum, chance, k) =>
        sum + chance * incompleteBeta(Math.exp(-leaving / 3), slots / leaving, k + 1),
      0,
    );
  const soon = waits.service(ALL_WEEK, 2 * MINUTE_MS, 0.5);
  expect(Math.abs((soon?.within ?? 0) - (1 - over))).toBeLessThan(0.01);
});

/** I_x(a, b) for a whole b: sum over i < b of x^a (1 - x)^i Gamma(a + i) / (Gamma(a) i!). */
function incompleteBeta(x: number, a: number, b: number): number {
  let term = x ** a;
  let sum = 0;
  for (let i = 0; i < b; i += 1) {
    sum += term;
    term *= ((a + i) / (i + 1)) * (1 - x);
  }
  return sum;
}

function visitorAt(arrivedMs: number, workMs: number, leavesMs = Infinity): Visitor {
  return { arrivedMs, leavesMs, workMs, acceptMs: 0, waitMs: Infinity };
}

const minutesWaited = (visitors: readonly Visitor[]): number[] =>
  visitors.map(({ waitMs }) => waitMs / MINUTE_MS);

test("ST6: an agent with several chats advances each as W4 says, however their number changes", () => {
  const team = new Team(2, 0.5, 0);
  const visitors = [0, 5, 6, 13].map((minute) => visitorAt(minute * MINUTE_MS, 10 * MINUTE_MS));
  team.run(HOUR_MS, 1, visitors);
  // Alone for 5 min, then two at 1 / 1.5 each: the first ends at 12.5 min, and the third begins; the second, half done, ends at 20.
  expect(minutesWaited(visitors)).toEqual([0, 0, 6.5, 7]);
});

test("ST6: who goes off duty ends what they have and takes nothing new", () => {
  const early = [visitorAt(0, 90 * MINUTE_MS), visitorAt(0, 70 * MINUTE_MS)];
  const late = [visitorAt(HOUR_MS, 10 * MINUTE_MS)];
  const team = new Team(1, 0, 0);
  team.run(HOUR_MS, 2, early);
  team.run(2 * HOUR_MS, 1, late);
  // The one who goes would be free at 70 min; the one who stays is at 90.
  expect(minutesWaited([...early, ...late])).toEqual([0, 0, 30]);
});

test("ST6: somebody who gives up counts with the wait of the patient, and takes nobody's time", () => {
  const visitors = [
    visitorAt(0, 10 * MINUTE_MS),
    visitorAt(0, 10 * MINUTE_MS, MINUTE_MS),
    visitorAt(0, 10 * MINUTE_MS),
  ];
  new Team(1, 0, 0).run(HOUR_MS, 1, visitors);
  expect(minutesWaited(visitors)).toEqual([0, 10, 10]);
});

test("ST6: the same seed gives the same answer, another one nearly the same", () => {
  const site = textbookSite(20, 6 * MINUTE_MS, (random: Random) => random.exponential() * HOUR_MS);
  const within = (seed: number): number =>
    simulate(site, () => 3, { visitors: 30_000, seed }).service(ALL_WEEK, MINUTE_MS, 0.8)?.within ??
    0;
  expect(within(1)).toBe(within(1));
  expect(within(2)).not.toBe(within(1));
  expect(Math.abs(within(2) - within(1))).toBeLessThan(0.02);
});
