import { expect, test } from "vitest";
import { AfterWaits } from "./after-waits.ts";
import { BETAS } from "./work-units.ts";
import { ChatLengths } from "./chat-lengths.ts";
import { delayBehind } from "./closed-form.ts";
import { Patience } from "./patience.ts";
import { RemainingLaw } from "./remaining-time.ts";
import { ReturnLaw } from "./return-law.ts";
import { type SlotAgent, SlotSimulation, type SlotVisitor } from "./slot-simulation.ts";

const MINUTE = 60_000;

/** Lengths that are exponential with a mean of 5 minutes. */
function exponentialLengths() {
  const lengths = new ChatLengths();
  // In an order that has nothing to do with their size.
  const quantiles = Array.from(
    { length: 150 },
    (_, at) => -Math.log(1 - (((at * 61) % 150) + 0.5) / 150),
  );
  for (const quantile of quantiles) {
    lengths.learnEnded(
      "line",
      "ann",
      new Float64Array(BETAS.length).fill(5 * MINUTE * quantile),
      1,
    );
  }
  return lengths.line("line");
}

const own = exponentialLengths();
let seed = 0;
const visitor = (over: Partial<SlotVisitor> = {}): SlotVisitor => ({
  seed: (seed += 1),
  line: 0,
  waitedMs: 0,
  canBeJumped: true,
  ...over,
});
const agent = (open: number, capacity: number, lines: readonly number[] = [0]): SlotAgent => ({
  seed: (seed += 1),
  capacity,
  lines,
  stretch: 1,
  chats: Array.from({ length: open }, () => ({
    seed: (seed += 1),
    line: 0,
    remaining: new RemainingLaw(own, MINUTE),
  })),
  back: undefined,
  off: [],
  endsInMs: Infinity,
  passedMs: 0,
  going: undefined,
  away: undefined,
});

/** The mean wait of each visitor, in minutes. */
function means(
  agents: readonly SlotAgent[],
  visitors: readonly SlotVisitor[],
  jumpers: readonly number[] = [0, 0],
): number[] {
  const draws = 2000;
  const lines = [0, 1];
  const waits = new SlotSimulation().run(
    {
      seed: 1,
      agents,
      visitors,
      fresh: lines.map(() => new RemainingLaw(own, 0)),
      uncertainty: lines.map(() => 0),
      jumpers,
      patience: new Patience(),
      afterWaits: new AfterWaits().factors(),
    },
    draws,
  );
  return visitors.map(
    (_, at) =>
      waits.subarray(at * draws, (at + 1) * draws).reduce((sum, ms) => sum + ms, 0) /
      draws /
      MINUTE,
  );
}

test("W8: with memoryless chats the simulation agrees with QL_m at every position", () => {
  const drawn = means(
    [agent(4, 4), agent(4, 4)],
    Array.from({ length: 12 }, () => visitor()),
  );
  drawn.forEach((mean, ahead) => {
    const meanChatMs = own.meanMs;
    const exact = delayBehind(ahead, 8 / meanChatMs, new Patience().rate).meanMs / MINUTE;
    expect(mean / exact).toBeGreaterThan(0.85);
    expect(mean / exact).toBeLessThan(1.15);
  });
});

test("W8: luck belongs to the chat, not to the look: the wait of who stands first does not hang on who, or on the order of agents", () => {
  const agents = [agent(2, 2), { ...agent(2, 2), stretch: 3 }];
  const visitors = Array.from({ length: 5 }, () => visitor());
  const [first] = means(agents, visitors);
  expect(means(agents, visitors)[0]).toBe(first);
  expect(means(agents, visitors.slice(1))[0]).toBe(first);
  expect(means(agents.toReversed(), visitors)[0]).toBe(first);
});

test("W8: a free slot means no wait, and the next one waits", () => {
  const [first, second] = means([agent(1, 2)], [visitor(), visitor()]);
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(1);
});

test("W8: of an agent with more chats than slots the first ends free no slot", () => {
  const [even] = means([agent(2, 2)], [visitor()]);
  const [draining] = means([agent(3, 2)], [visitor()]);
  expect(draining).toBeGreaterThan(1.2 * (even ?? 0));
});

test("W9: who comes later with precedence makes others wait, unless the slot does not serve them", () => {
  const plain = means([agent(2, 2)], [visitor()], [0, 0]);
  const jumped = means([agent(2, 2)], [visitor()], [1 / (3 * MINUTE), 0]);
  const elsewhere = means([agent(2, 2), agent(2, 2, [1])], [visitor()], [0, 1 / (3 * MINUTE)]);
  expect(jumped[0]).toBeGreaterThan(1.3 * (plain[0] ?? 0));
  expect(elsewhere[0]).toBeLessThan(1.1 * (plain[0] ?? 0));
});

test("W9: who may have a slot at once is not made to wait by those who may come", () => {
  // The first in order waits for line 1; a slot of line 0 is free for the second, whoever may come for it later.
  const [, second] = means(
    [agent(2, 2, [1]), agent(1, 2, [0])],
    [visitor({ line: 1 }), visitor()],
    [1 / MINUTE, 0],
  );
  expect(second).toBe(0);
});

test("W10: the closed form's sums are those of the steps, whole or not", () => {
  const [rate, leaving] = [1 / 1000, 1 / 7000];
  let meanMs = 0;
  let varianceMs2 = 0;
  for (let ahead = 0; ahead < 50; ahead += 1) {
    meanMs += 1 / (rate + ahead * leaving);
    varianceMs2 += 1 / (rate + ahead * leaving) ** 2;
    const delay = delayBehind(ahead, rate, leaving);
    expect(delay.meanMs).toBeCloseTo(meanMs, 3);
    expect(delay.varianceMs2 / varianceMs2).toBeCloseTo(1, 6);
  }
  expect(delayBehind(9, rate, 0)).toEqual({ meanMs: 10_000, varianceMs2: 10_000_000 });
  expect(delayBehind(0, 0, leaving).meanMs).toBe(Infinity);
});

test("W7: who goes before the line closes and would be back after it is back when it opens", () => {
  const going = { hazards: new Float64Array(12).fill(1e9), firstMs: MINUTE };
  const away = new ReturnLaw([{ inMs: 20 * MINUTE, spreadMs: MINUTE, weight: 1 }]);
  const backAfter = (off: SlotAgent["off"]) =>
    means([{ ...agent(1, 1), going, away, off }], [visitor()])[0];
  expect(backAfter([])).toBeCloseTo(20, 0);
  expect(backAfter([{ fromMs: 15 * MINUTE, untilMs: 100 * MINUTE }])).toBeCloseTo(100, 0);
});
