import { expect, test } from "vitest";
import { isNews } from "./display-rule.ts";
import { estimateWaits, type OpenAgent, type Waiting } from "./estimate.ts";
import { gammaQuantile, HIGH_Z, LOW_Z } from "./gamma.ts";
import {
  isMeasured,
  learned,
  leavingRate,
  type LineHistory,
  meanChatMs,
  NO_HISTORY,
} from "./history.ts";
import { delayAt, delaysByPosition } from "./position-delay.ts";

const MINUTE = 60_000;

function chats(count: number, minutes: number): LineHistory {
  let history = NO_HISTORY;
  for (let at = 0; at < count; at += 1) {
    history = learned(history, {
      kind: "ended",
      line: 1,
      agent: 1,
      chatMs: minutes * MINUTE,
      load: 1,
    });
  }
  return history;
}

function waiting(id: number, over: Partial<Waiting> = {}): Waiting {
  return {
    id,
    priority: 0,
    isReturned: false,
    rankMs: id,
    line: 1,
    state: "queued",
    isReachable: true,
    ...over,
  };
}

const agent = (capacity: number, ...lines: number[]): OpenAgent => ({
  capacity,
  lines: new Set(lines),
});

function estimate(
  people: readonly Waiting[],
  agents: readonly OpenAgent[],
  history = chats(80, 5),
) {
  const histories = new Map([1, 2].map((line) => [line, history] as const));
  return estimateWaits({ waiting: people, agents, histories, chatsEnded: 80 });
}

test("W2: without abandonment the mean behind n others is (n + 1) / R and its variance (n + 1) / R²", () => {
  const delays = delaysByPosition(0.01, 0, 9);
  expect(delays[9]?.meanMs).toBeCloseTo(1000);
  expect(delays[9]?.varianceMs2).toBeCloseTo(100_000);
  expect(delayAt(delays, 0.5).meanMs).toBeCloseTo(150);
});

test("W2: those ahead who give up shorten the wait: 1/R + 1/(R + θ) behind one other", () => {
  expect(delaysByPosition(0.01, 0.01, 1)[1]?.meanMs).toBeCloseTo(150);
});

test("W2: the Gamma quantiles agree with the tables: Erlang of 3 and of 10 steps, and the exponential", () => {
  // Quantiles 0.1 and 0.9 of Gamma(k, 1): 1.1021 and 5.3223 for k = 3; 6.2213 and 14.2060 for k = 10; 0.1054 and 2.3026 for k = 1.
  expect(gammaQuantile(3, 3, LOW_Z)).toBeCloseTo(1.102, 1);
  expect(gammaQuantile(3, 3, HIGH_Z)).toBeCloseTo(5.322, 1);
  expect(gammaQuantile(10, 10, LOW_Z)).toBeCloseTo(6.221, 1);
  expect(gammaQuantile(10, 10, HIGH_Z)).toBeCloseTo(14.206, 1);
  expect(gammaQuantile(1, 1, HIGH_Z)).toBeCloseTo(2.303, 1);
});

test("W2: chat lengths begin at the prior and end at what happened; what broke off counts its time and no end", () => {
  expect(meanChatMs(NO_HISTORY) / MINUTE).toBeCloseTo(9, 0);
  expect(meanChatMs(chats(300, 4)) / MINUTE).toBeCloseTo(4.34, 1);
  const cut = learned(chats(20, 4), {
    kind: "brokeOff",
    line: 1,
    agent: 1,
    chatMs: 8 * MINUTE,
    load: 1,
  });
  expect(meanChatMs(cut)).toBeGreaterThan(meanChatMs(chats(20, 4)));
  expect(isMeasured(chats(3, 4))).toBe(false);
  expect(isMeasured(chats(8, 4))).toBe(true);
});

test("W2: patience is learned from those who left, and from those who stayed as not yet", () => {
  const stayed = learned(NO_HISTORY, {
    kind: "accepted",
    line: 1,
    agent: 1,
    waitMs: 25 * MINUTE,
    load: 1,
  });
  expect(1 / leavingRate(stayed) / MINUTE).toBeCloseTo(50);
  const left = learned(NO_HISTORY, { kind: "left", line: 1, agent: null, waitMs: 5 * MINUTE });
  expect(1 / leavingRate(left) / MINUTE).toBeCloseTo(15);
});

test("W2: further back means longer, more slots mean shorter, and the range holds its expectation", () => {
  const people = [1, 2, 3, 4].map((id) => waiting(id));
  const one = [...estimate(people, [agent(1, 1)]).values()].map(({ range }) => range);
  const four = [...estimate(people, [agent(4, 1)]).values()].map(({ range }) => range);
  const means = one.map((range) => range?.expectedMs ?? 0);
  expect(means).toEqual(means.toSorted((a, b) => a - b));
  one.forEach((range, at) => {
    expect(range?.lowMs).toBeLessThanOrEqual(range?.expectedMs ?? 0);
    expect(range?.expectedMs).toBeLessThanOrEqual(range?.highMs ?? 0);
    expect(four[at]?.expectedMs).toBeLessThan(range?.expectedMs ?? 0);
  });
});

test("W2: who cannot be reached and who is offered already keep nobody waiting", () => {
  const alone = estimate([waiting(9)], [agent(1, 1)]).get(9);
  const others = [waiting(1, { isReachable: false }), waiting(2, { state: "offered" }), waiting(9)];
  expect(estimate(others, [agent(1, 1)]).get(9)).toEqual(alone);
});

test("W2: another line counts as far as its slots serve ours", () => {
  const people = [waiting(1, { line: 2 }), waiting(9)];
  const mean = (agents: OpenAgent[]) => estimate(people, agents).get(9)?.range?.expectedMs ?? 0;
  const apart = mean([agent(1, 1), agent(1, 2)]);
  const half = mean([agent(1, 1, 2), agent(1, 2)]);
  const shared = mean([agent(1, 1, 2)]);
  expect(apart).toBeLessThan(half);
  expect(half).toBeLessThan(shared);
});

test("W1: no time is told without a slot, without history, or beyond an hour", () => {
  const one = [waiting(1)];
  expect(estimate(one, []).get(1)?.refusal).toBe("nobodyAvailable");
  expect(estimate(one, [agent(0, 1)]).get(1)?.refusal).toBe("nobodyAvailable");
  const histories = new Map([[1, NO_HISTORY]]);
  const young = estimateWaits({ waiting: one, agents: [agent(1, 1)], histories, chatsEnded: 2 });
  expect(young.get(1)?.refusal).toBe("tooLittleHistory");
  expect(estimate(one, [agent(1, 1)], chats(200, 120)).get(1)?.refusal).toBe("tooLong");
});

const range = (expectedMs: number, highMs: number) => ({ lowMs: 0, expectedMs, highMs });
const next = (highMs: number) => ({
  range: range(highMs / 2, highMs),
  refusal: null,
  basis: "measured" as const,
  sketch: [],
});
const shown = { atMs: 0, range: range(300_000, 600_000), refusal: null };

test.each([
  ["what nobody was told", null, next(600_000), 0, true],
  ["the same finish, a minute later", shown, next(540_000), 60_000, false],
  ["a finish 149 s earlier of 580 s left", shown, next(431_000), 20_000, true],
  ["a finish 100 s earlier of 580 s left", shown, next(480_000), 20_000, false],
  ["a finish 200 s later of 580 s left", shown, next(780_000), 20_000, false],
  ["a finish 300 s later of 580 s left", shown, next(880_000), 20_000, true],
  ["a far better one within 15 s", shown, next(60_000), 14_999, false],
  ["anything once the expectation has run out", shown, next(300_000), 300_000, true],
] as const)("W3: %s", (_, before, estimateNow, nowMs, isTold) => {
  expect(isNews(before, estimateNow, nowMs)).toBe(isTold);
});

test("W3: a refusal is told once, and told away when it ends", () => {
  const refusal = {
    range: null,
    refusal: "nobodyAvailable",
    basis: "unknown",
    sketch: [],
  } as const;
  const refused = { atMs: 0, range: null, refusal: "nobodyAvailable" };
  expect(isNews(refused, refusal, 60_000)).toBe(false);
  expect(isNews(refused, next(600_000), 60_000)).toBe(true);
  expect(isNews(shown, refusal, 60_000)).toBe(true);
});
