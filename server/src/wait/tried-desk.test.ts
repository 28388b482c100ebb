import { expect, test } from "vitest";
import type { FactAt } from "../views/wait-history.ts";
import { LiveWaits } from "./live-waits.ts";
import { moreAgentsAt } from "./more-agents.ts";
import { PastVisits } from "./past-visits.ts";
import { BEGIN_MS, inventFacts } from "./testing/invented-facts.ts";
import { LONGEST_LINE, playAgain, TooFewSlots, type Tried } from "./tried-desk.ts";

const HOUR = 3_600_000;

/** What is known of the visitors after the first `before` facts, which happened before the stretch that is played again. */
function pastOf(facts: readonly FactAt[], before = 0): PastVisits {
  const past = new PastVisits();
  for (const fact of facts.slice(0, before)) past.observe(fact);
  past.begin(facts[before - 1]?.atMs ?? BEGIN_MS, facts[before - 1]?.deskSeq ?? 0);
  for (const fact of facts.slice(before)) past.observe(fact);
  past.close();
  return past;
}

function played(facts: readonly FactAt[], tried: Tried, before = 0): FactAt[] {
  return playAgain(pastOf(facts, before), tried, facts.at(-1)?.atMs ?? 0);
}

function waitsOf(facts: readonly FactAt[]): number[] {
  return facts.flatMap(({ fact }) => (fact?.kind === "accepted" ? [fact.waitMs] : []));
}

/** Somebody who waits behind the others, and has enough after a minute. */
function withLeaver(facts: readonly FactAt[]): { facts: FactAt[]; leftAtMs: number } {
  const at = facts.findLastIndex(({ fact }) => fact?.kind === "queued");
  const atMs = (facts[at]?.atMs ?? 0) + 1;
  const who = { line: 7, agent: null, conversation: 9 } as const;
  const about = { deskSeq: 0, atMs } as const;
  const comes = { ...who, kind: "queued", load: 0, priority: 0, isReturned: 0, isHere: 1 } as const;
  const leftAtMs = atMs + 60_000;
  const leaves = { ...who, kind: "left", waitMs: 60_000, awayMs: 0 } as const;
  return {
    facts: [
      ...facts.slice(0, at + 1),
      { ...about, fact: { ...comes, rankMs: atMs } },
      { ...about, atMs: leftAtMs, fact: leaves },
    ],
    leftAtMs,
  };
}

test("TO2, W17: who said what it is about is played again where they were served", () => {
  const comes = { kind: "queued", load: 0, priority: 0, isReturned: 0, isHere: 1 } as const;
  const who = { line: 7, agent: null, conversation: 9 } as const;
  const moves = { ...who, kind: "moved", toLine: 8, waitMs: 1, priority: 1 } as const;
  const past = pastOf([
    { deskSeq: 1, atMs: BEGIN_MS, fact: { ...who, ...comes, rankMs: BEGIN_MS } },
    { deskSeq: 2, atMs: BEGIN_MS + 1, fact: moves },
  ]);
  expect(past.visits).toMatchObject([{ line: 8, priority: 1, atMs: BEGIN_MS }]);
});

test("W17: what was played comes out the same when it is played again: the same visitors, waits and chats", () => {
  const once = played(inventFacts(400), {});
  const twice = played(once, {});
  expect(waitsOf(once).length).toBeGreaterThan(90);
  expect(twice.map(({ fact }) => fact?.kind)).toEqual(once.map(({ fact }) => fact?.kind));
  // Times are whole milliseconds, and chats slow each other down by parts of them.
  for (const [at, { atMs }] of twice.entries())
    expect(Math.abs(atMs - (once[at]?.atMs ?? 0))).toBeLessThan(100);
});

test("W17: with more slots nobody waits longer in all, with enough of them nobody waits; with fewer they wait longer", () => {
  const facts = inventFacts(300);
  const total = (tried: Tried) => waitsOf(played(facts, tried)).reduce((sum, ms) => sum + ms, 0);
  const was = total({});
  expect(total({ capacity: 3 })).toBeLessThan(was);
  expect(total({ capacity: 50 })).toBe(0);
  expect(total({ more: [{ atMs: BEGIN_MS, agents: 1 }] })).toBeLessThan(was);
  const fewer = waitsOf(played(facts, { capacity: 1 }));
  const firstWaits = waitsOf(played(facts, {})).slice(0, fewer.length);
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
  expect(sum(fewer)).toBeGreaterThan(sum(firstWaits));
});

test("W17: who left leaves when they did, unless they are served before; then they are work like others", () => {
  const { facts, leftAtMs } = withLeaver(inventFacts(300));
  const left = (tried: Tried) =>
    played(facts, tried)
      .filter(({ fact }) => fact?.kind === "left")
      .map(({ atMs }) => atMs);
  expect(left({ capacity: 1 })).toEqual([leftAtMs]);
  expect(left({ capacity: 50 })).toEqual([]);
  const served = played(facts, { capacity: 50 });
  const accepted = served.filter(({ fact }) => fact?.kind === "accepted").at(-1);
  const ended = served.filter(({ fact }) => fact?.kind === "ended").map(({ atMs }) => atMs);
  expect(accepted?.atMs).toBe(leftAtMs - 60_000);
  expect(ended).not.toContain(accepted?.atMs);
});

test("W17: a line that would grow beyond any measure ends the play, since who was served leaves no more", () => {
  const [slots] = inventFacts(1);
  if (slots?.fact?.kind !== "slots") throw new Error("agents come first");
  const nobody = { ...slots, fact: { ...slots.fact, slots: 0 } };
  const about = { line: 7, agent: null, load: 0, priority: 0, isReturned: 0, isHere: 1 } as const;
  const visitors = Array.from({ length: LONGEST_LINE + 1 }, (_, conversation): FactAt => {
    const atMs = BEGIN_MS + conversation;
    return { deskSeq: 0, atMs, fact: { kind: "queued", conversation, rankMs: atMs, ...about } };
  });
  expect(played([nobody, ...visitors.slice(1)], {})).toHaveLength(1 + LONGEST_LINE);
  expect(() => played([nobody, ...visitors], {})).toThrow(TooFewSlots);
});

test("W17: what is played goes on from what was: chats in hand and visitors in line are there, and the engine follows every fact", () => {
  const facts = inventFacts(300);
  const { inHand, inLine } = pastOf(facts, 150);
  const ofKind = (kind: string) =>
    played(facts, {}, 150).flatMap(({ fact }) =>
      fact?.kind === kind && "conversation" in fact ? [fact.conversation] : [],
    );
  expect(inHand.length + inLine.length).toBeGreaterThan(2);
  expect(ofKind("ended")).toEqual(
    expect.arrayContaining(inHand.map(({ visit }) => visit.conversation)),
  );
  expect(ofKind("accepted")).toEqual(
    expect.arrayContaining(inLine.map(({ conversation }) => conversation)),
  );
  for (const tried of [{}, { capacity: 1 }, { more: [{ atMs: BEGIN_MS + HOUR, agents: 2 }] }]) {
    const live = new LiveWaits();
    const untilMs = facts.at(-1)?.atMs ?? 0;
    live.follow(facts.slice(0, 150), untilMs);
    const again = played(facts, tried, 150);
    live.follow(again, untilMs);
    expect(live.ignored).toBe(0);
    expect(again.map(({ atMs }) => atMs)).toEqual(
      again.map(({ atMs }) => atMs).toSorted((one, other) => one - other),
    );
  }
});

test("W17: agents who are added come and go by the hours of the clock on the wall, over midnight too", () => {
  const monday = Date.UTC(2026, 2, 2);
  const hours = (fromHour: number, untilHour: number) =>
    moreAgentsAt(
      { moreAgents: 2, fromHour, untilHour },
      "Europe/Helsinki",
      monday,
      monday + 24 * HOUR,
    ).map(({ atMs, agents }) => [(atMs - monday) / HOUR, agents]);
  expect(hours(9, 12)).toEqual([
    [7, 2],
    [10, 0],
  ]);
  expect(hours(22, 3)).toEqual([
    [0, 2],
    [1, 0],
    [20, 2],
  ]);
});
