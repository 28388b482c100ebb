import { expect, test } from "vitest";
import { ChatLengths } from "./chat-lengths.ts";
import { Random } from "./random.ts";
import { RemainingLaw } from "./remaining-time.ts";
import { AfterWaits, ageAt } from "./after-waits.ts";
import { BETAS, WorkClock } from "./work-units.ts";

const MINUTE = 60_000;

/** Chats of exponential length, half of them alone and half among three, where a chat lasts `slow` times as long. */
function learned(chats: number, slow: number, agent = "ann", factor = 1): ChatLengths {
  const lengths = new ChatLengths();
  const random = new Random(7);
  for (let at = 0; at < chats; at += 1) {
    const load = at % 2 === 0 ? 1 : 3;
    const ms = 5 * MINUTE * factor * (0.5 + random.exponential()) * (load === 1 ? 1 : slow);
    const work = Float64Array.from(BETAS, (beta) => ms / (1 + beta * (load - 1)));
    lengths.learnEnded("line", agent, work, load);
  }
  return lengths;
}

test("W4: a clock with two chats open does 1 / (1 + β) of a minute's work on each in a minute", () => {
  const clock = new WorkClock(0);
  clock.setLoad(2, 0);
  const work = clock.read(MINUTE);
  expect([...work].map((ms) => ms / MINUTE)).toEqual(BETAS.map((beta) => 1 / (1 + beta)));
  expect(clock.readOne(4, 2 * MINUTE)).toBeCloseTo((2 * MINUTE) / 1.6);
  clock.setLoad(1, 2 * MINUTE);
  expect(clock.readOne(4, 3 * MINUTE)).toBeCloseTo(MINUTE + (2 * MINUTE) / 1.6);
});

test.each([
  [1, 0],
  [1.6, 0.3],
  [2.2, 0.6],
])("W4: chats that last %d times as long among three teach β %d", (slow, beta) => {
  expect(learned(600, slow).beta).toBeCloseTo(beta);
});

test("W4: without a chat the prior speaks, and one chat does not shout it down", () => {
  const median = (lengths: ChatLengths) => Math.exp(lengths.line("line").meanLog) / MINUTE;
  expect(median(new ChatLengths())).toBeCloseTo(6);
  expect(median(learned(1, 1))).toBeGreaterThan(4);
});

test("W4: an agent whose chats last twice as long as the others' is told apart", () => {
  const lengths = new ChatLengths();
  const random = new Random(3);
  for (let at = 0; at < 300; at += 1) {
    const isSlow = at % 2 === 0;
    const ms = 5 * MINUTE * (0.8 + 0.4 * random.next()) * (isSlow ? 2 : 1);
    lengths.learnEnded(
      "line",
      isSlow ? "slow" : "quick",
      Float64Array.from(BETAS, () => ms),
      1,
    );
  }
  const ratio = lengths.agentFactor("slow") / lengths.agentFactor("quick");
  expect(ratio).toBeGreaterThan(1.6);
  expect(ratio).toBeLessThan(2.4);
});

function mean(law: RemainingLaw, draws = 4000): number {
  const random = new Random(11);
  let sum = 0;
  for (let at = 0; at < draws; at += 1) sum += law.at(random.next());
  return sum / draws / MINUTE;
}

test("W5: what is left of a memoryless chat does not depend on how long it has lasted", () => {
  const lengths = new ChatLengths();
  const random = new Random(5);
  for (let at = 0; at < 150; at += 1) {
    lengths.learnEnded(
      "line",
      "ann",
      new Float64Array(BETAS.length).fill(8 * MINUTE * random.exponential()),
      1,
    );
  }
  const fresh = mean(new RemainingLaw(lengths.line("line"), 0));
  const old = mean(new RemainingLaw(lengths.line("line"), 8 * MINUTE));
  expect(fresh).toBeGreaterThan(6);
  expect(old).toBeGreaterThan(0.7 * fresh);
  expect(old).toBeLessThan(1.4 * fresh);
});

test("W5: open chats that have lasted longer than all that ended make a fresh one longer", () => {
  const own = learned(20, 1).line("line");
  const open = Array.from({ length: 10 }, () => new RemainingLaw(own, 40 * MINUTE));
  expect(mean(new RemainingLaw(own, 0, open))).toBeGreaterThan(mean(new RemainingLaw(own, 0)) + 5);
});

test("W5: a chat far beyond everything seen still ends, and in finite time", () => {
  const own = learned(100, 1).line("line");
  const left = mean(new RemainingLaw(own, 1e9));
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(1e9);
});

test("W5: chats of those who waited long are taken to be as short as they were", () => {
  const afterWaits = new AfterWaits();
  expect([...afterWaits.factors()]).toEqual(Array(6).fill(1));
  for (let chat = 0; chat < 300; chat += 1) {
    const isLong = chat % 2 === 0;
    afterWaits.learn(isLong ? 12 * MINUTE : 0, isLong ? 0.5 : 1.5);
  }
  const factors = afterWaits.factors();
  expect(factors[ageAt(30_000)]).toBeGreaterThan(1.35);
  expect(factors[ageAt(11 * MINUTE)]).toBeLessThan(0.65);
  expect(factors[ageAt(4 * MINUTE)]).toBeCloseTo(1, 6);
});
