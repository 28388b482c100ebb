import { expect, test } from "vitest";
import { erlangC, type Queue, steadyStateOf } from "./closed-forms.ts";
import { exponential, NEVER } from "./laws.ts";
import { simulate, type Wait } from "./simulate.ts";
import { MINUTE_MS, type Site } from "./site-kind.ts";
import { textbookSite } from "./textbook-site.ts";

/** So many that each tolerance below is at least one and a half standard errors, and mostly three: judged by five seeds, of which the first is kept. */
const ARRIVALS = 250_000;
const BUSY: Queue = { arrivals: 0.7 / MINUTE_MS, service: 0.2 / MINUTE_MS, slots: 5, leaving: 0 };
const OVERLOADED: Queue = {
  arrivals: 1.2 / MINUTE_MS,
  service: 0.2 / MINUTE_MS,
  slots: 5,
  leaving: 0.1 / MINUTE_MS,
};

/** The queue as a site. */
function siteOf({ arrivals, service, slots, leaving }: Queue): Site {
  const site = textbookSite(slots, arrivals * MINUTE_MS, ARRIVALS);
  return {
    ...site,
    departments: site.departments.map((desk) => ({ ...desk, chat: exponential(1 / service) })),
    patience: leaving === 0 ? NEVER : exponential(1 / leaving),
  };
}

function offBy(measured: number, known: number): number {
  return Math.abs(measured / known - 1);
}

function meanOf(waits: readonly Wait[], of: (wait: Wait) => number): number {
  return waits.reduce((sum, wait) => sum + of(wait), 0) / waits.length;
}

/** Squared error of QL, or of QL_m with patience, on the virtual waits of those who found no free slot. */
function squaredErrorOf(waits: readonly Wait[], { service, slots, leaving }: Queue): number {
  const expected: number[] = [];
  return meanOf(
    waits.filter(({ hasFreeSlot }) => !hasFreeSlot),
    ({ ahead, virtualMs }) => {
      while (expected.length <= ahead)
        expected.push((expected.at(-1) ?? 0) + 1 / (slots * service + expected.length * leaving));
      return ((expected[ahead] ?? 0) - virtualMs) ** 2;
    },
  );
}

test("the sum over the states is Erlang C where nobody gives up, and QL's error is 1/((1-rho)(s mu)^2)", () => {
  const { arrivals, service, slots } = BUSY;
  const steady = steadyStateOf(BUSY);
  expect(steady.waiting).toBeCloseTo(erlangC(arrivals / service, slots), 10);
  const rate = slots * service;
  expect(steady.meanInLineMs).toBeCloseTo(steady.waiting / (rate - arrivals), 4);
  expect(steady.squaredError / (1 / ((1 - arrivals / rate) * rate ** 2))).toBeCloseTo(1, 8);
});

test("M/M/5 at load 0.7: probability of waiting within 2 %, mean wait within 5 %, QL's squared error within 6 %", () => {
  const steady = steadyStateOf(BUSY);
  const { waits } = simulate(siteOf(BUSY), 1);
  expect(
    offBy(
      meanOf(waits, (wait) => Number(!wait.hasFreeSlot)),
      steady.waiting,
    ),
  ).toBeLessThan(0.02);
  expect(
    offBy(
      meanOf(waits, (wait) => wait.virtualMs),
      steady.meanInLineMs,
    ),
  ).toBeLessThan(0.05);
  expect(offBy(squaredErrorOf(waits, BUSY), steady.squaredError)).toBeLessThan(0.06);
});

test("M/M/5+M at load 1.2: waiting within 1 %, time in line and leavers within 2 %, QL_m's squared error within 3 %", () => {
  const steady = steadyStateOf(OVERLOADED);
  const { waits } = simulate(siteOf(OVERLOADED), 1);
  expect(
    offBy(
      meanOf(waits, (wait) => Number(!wait.hasFreeSlot)),
      steady.waiting,
    ),
  ).toBeLessThan(0.01);
  expect(
    offBy(
      meanOf(waits, (wait) => wait.stoodMs),
      steady.meanInLineMs,
    ),
  ).toBeLessThan(0.02);
  const left = meanOf(waits, (wait) => Number(wait.stoodMs < wait.virtualMs));
  expect(offBy(left, steady.leaving)).toBeLessThan(0.02);
  expect(offBy(squaredErrorOf(waits, OVERLOADED), steady.squaredError)).toBeLessThan(0.03);
});
