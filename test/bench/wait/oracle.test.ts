import { expect, test } from "vitest";
import { KINDS } from "./kinds.ts";
import { CAP_MS } from "./oracle.ts";
import { exponential, logNormal, mixture } from "./laws.ts";
import { simulate, type Wait } from "./simulate.ts";
import { HOUR_MS, MINUTE_MS, type Site } from "./site-kind.ts";
import { textbookSite } from "./textbook-site.ts";

const BRANCHES = 40;

function simulated(kind: string, seed: number, branches: number) {
  const siteOf = KINDS[kind];
  if (siteOf === undefined) throw new Error(`no kind of site is called ${kind}`);
  return simulate(siteOf(seed), seed, branches);
}

/**
 * What the oracle says is the law of the wait given what has been seen, so over many visitors it must be right on average and hold as often as it
 * says. Forty branches put about two more visitors in a hundred outside. Waits of one day hang together, hence the width.
 */
test.each(["small-shop", "three-departments", "help-desk", "day-and-night"])(
  "%s: the oracle's expectation is unbiased and its range holds as it says",
  (kind) => {
    isTrue([1, 2].flatMap((seed) => simulated(kind, seed, BRANCHES).waits));
  },
);

/** Each has one thing to know that nobody in line sees, and that decides most of the wait. */
const HIDDEN: readonly (readonly [what: string, site: Site])[] = [
  [
    "half of those in line left in silence at once",
    {
      ...textbookSite(1, 0.25, 1_500),
      patience: mixture([1, exponential(10_000)], [1, exponential(100 * HOUR_MS)]),
      silence: { share: 1, noticedAfterMs: Infinity, foundOut: exponential(20_000) },
    },
  ],
  [
    "most absences are short and some are long",
    withPauses(textbookSite(1, 0.1, 4_000), {
      everyMs: 40 * MINUTE_MS,
      length: logNormal(4 * MINUTE_MS, 1),
    }),
  ],
];

test.each(HIDDEN)("%s: the oracle knows it as well as can be known", (_, site) => {
  isTrue(simulate(site, 1, BRANCHES).waits);
});

function withPauses(site: Site, pauses: NonNullable<Site["agents"][number]["pauses"]>): Site {
  return { ...site, agents: site.agents.map((agent) => ({ ...agent, pauses })) };
}

function isTrue(all: readonly Wait[]): void {
  const waits = all.flatMap(({ best, virtualMs }) =>
    best === undefined ? [] : [{ best, waitMs: Math.min(virtualMs, CAP_MS) }],
  );
  const meanOf = (of: (wait: (typeof waits)[number]) => number) =>
    waits.reduce((sum, wait) => sum + of(wait), 0) / waits.length;
  const biasMs = meanOf(({ best, waitMs }) => best.expectedMs - waitMs);
  expect(Math.abs(biasMs / meanOf(({ waitMs }) => waitMs))).toBeLessThan(0.08);
  expect(Math.abs(meanOf(({ best, waitMs }) => Number(waitMs > best.highMs)) - 0.1)).toBeLessThan(
    0.035,
  );
  expect(Math.abs(meanOf(({ best, waitMs }) => Number(waitMs < best.lowMs)) - 0.1)).toBeLessThan(
    0.035,
  );
}

test("the same seed gives the same trace, with and without the oracle; another seed another", () => {
  const { events } = simulated("three-departments", 1, 0);
  expect(simulated("three-departments", 1, 2).events).toEqual(events);
  expect(simulated("three-departments", 2, 0).events).not.toEqual(events);
});

test("a trace tells a desk that could be: in order, nobody held twice, nobody over capacity", () => {
  for (const kind of Object.keys(KINDS)) {
    const capacities = new Map<string, number>();
    const held = new Map<string, string>();
    const inLine = new Set<string>();
    let lastMs = 0;
    for (const event of simulated(kind, 1, 0).events) {
      expect(event.t).toBeGreaterThanOrEqual(lastMs);
      lastMs = event.t;
      switch (event.type) {
        case "agent_online":
        case "agent_capacity":
          capacities.set(event.agentId, event.capacity);
          break;
        case "agent_offline":
          capacities.delete(event.agentId);
          break;
        case "queued":
          expect(held.delete(event.conversationId)).toBe(event.requeue === true);
          inLine.add(event.conversationId);
          break;
        case "left_queue":
          expect(inLine.delete(event.conversationId)).toBe(true);
          break;
        case "assigned": {
          expect(inLine.delete(event.conversationId)).toBe(true);
          held.set(event.conversationId, event.agentId);
          const count = [...held.values()].filter((agent) => agent === event.agentId).length;
          expect(count).toBeLessThanOrEqual(capacities.get(event.agentId) ?? 0);
          break;
        }
        case "ended":
          expect(held.get(event.conversationId)).toBe(event.agentId);
          held.delete(event.conversationId);
          break;
      }
    }
  }
});
