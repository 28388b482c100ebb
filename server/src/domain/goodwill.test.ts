import { describe, expect, test } from "vitest";
import { type GoodwillFacts, goodwillFor, type GoodwillRule } from "./goodwill.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 100 * DAY;

const rule: GoodwillRule = {
  isOn: true,
  limitMs: 10 * MINUTE,
  onceInMs: 30 * DAY,
  mostPerDay: 5,
  audience: "everyone",
};
const facts: GoodwillFacts = {
  isQueued: true,
  isTest: false,
  inLineSinceMs: NOW - 10 * MINUTE,
  isWaiting: true,
  isIdentified: false,
  isGivenHere: false,
  lastGivenAtMs: null,
  givenInDay: 0,
};
const of = (changes: Partial<GoodwillFacts>, rules: Partial<GoodwillRule> = {}) =>
  goodwillFor({ ...rule, ...rules }, { ...facts, ...changes }, NOW);

describe("GW1: goodwill is given", () => {
  test("GW1: from the owner's limit on, and not a moment sooner", () => {
    expect(of({})).toEqual({ verdict: "give" });
    expect(of({ inLineSinceMs: facts.inLineSinceMs + 1 })).toEqual({
      verdict: "look again",
      atMs: NOW + 1,
    });
  });

  test("GW1: only where the owner has it on, and while the visitor stands in line", () => {
    expect(goodwillFor(null, facts, NOW)).toEqual({ verdict: "nothing" });
    expect(of({}, { isOn: false })).toEqual({ verdict: "nothing" });
    expect(of({ isQueued: false })).toEqual({ verdict: "nothing" });
  });

  test("GW1: to who is identified, unless the owner widened it", () => {
    expect(of({}, { audience: "identified" })).toEqual({ verdict: "nothing" });
    expect(of({ isIdentified: true }, { audience: "identified" })).toEqual({ verdict: "give" });
  });

  test("GW2: a test is given none, there or not", () => {
    expect(of({ isTest: true })).toEqual({ verdict: "nothing" });
    expect(of({ isTest: true, isWaiting: false })).toEqual({ verdict: "nothing" });
  });

  test("GW2: who is not there is looked at again", () => {
    expect(of({ isWaiting: false })).toEqual({ verdict: "look again", atMs: NOW + MINUTE });
  });

  test("GW3: once for a conversation, and once in the owner's days for who had one", () => {
    expect(of({ isGivenHere: true })).toEqual({ verdict: "nothing" });
    expect(of({ lastGivenAtMs: NOW - 30 * DAY + 1 })).toEqual({ verdict: "nothing" });
    expect(of({ lastGivenAtMs: NOW - 30 * DAY })).toEqual({ verdict: "give" });
  });

  test("GW4: up to the owner's ceiling for a day", () => {
    expect(of({ givenInDay: 4 })).toEqual({ verdict: "give" });
    expect(of({ givenInDay: 5 })).toEqual({ verdict: "nothing" });
  });
});
