import type { GoodwillAudience } from "@presently/shared/protocol";
import { deadlines } from "./deadline.ts";

/** What the owner has set for one site (GW1). Spans in milliseconds. */
export interface GoodwillRule {
  readonly isOn: boolean;
  /** From this wait on. */
  readonly limitMs: number;
  /** Once in so long, for a visitor and for a mailbox (GW3). */
  readonly onceInMs: number;
  /** On the whole site within any 24 hours (GW4). */
  readonly mostPerDay: number;
  /** Nobody is identified until visitors can prove who they are (V1). */
  readonly audience: GoodwillAudience;
}

/** One who waits, and what was given before. */
export interface GoodwillFacts {
  readonly isQueued: boolean;
  /** A test (TC1), which is given none: a code is for a visitor, and so is the owner's ceiling (GW2). */
  readonly isTest: boolean;
  /** Since when, this time. */
  readonly inLineSinceMs: number;
  /** Present, or called back (GW2). */
  readonly isWaiting: boolean;
  readonly isIdentified: boolean;
  /** Whether this conversation has had its code. */
  readonly isGivenHere: boolean;
  /** When this visitor, or the mailbox they claim, was given one last; null = never. */
  readonly lastGivenAtMs: number | null;
  /** On the site, in the last 24 hours. */
  readonly givenInDay: number;
}

/**
 * What becomes of it: `give`; `look again`, at a moment at which it may have changed; or nothing, for this wait: it is over, or this visitor
 * may have none.
 */
export type GoodwillVerdict =
  | { readonly verdict: "give" | "nothing" }
  | { readonly verdict: "look again"; readonly atMs: number };

/** What is counted against the owner's ceiling lies within this (GW4). */
export const GOODWILL_DAY_MS = 24 * 3_600_000;

const nothing = { verdict: "nothing" } as const;

/** Whether one who waits is given goodwill now, by the owner's rule (GW1 to GW4). Times in epoch milliseconds. */
export function goodwillFor(
  rule: GoodwillRule | null,
  facts: GoodwillFacts,
  nowMs: number,
): GoodwillVerdict {
  if (rule === null || !rule.isOn || !facts.isQueued) return nothing;
  if (facts.isTest || facts.isGivenHere) return nothing;
  if (rule.audience === "identified" && !facts.isIdentified) return nothing;
  const fromMs = facts.inLineSinceMs + rule.limitMs;
  if (nowMs < fromMs) return { verdict: "look again", atMs: fromMs };
  if (isTooSoon(rule, facts.lastGivenAtMs, nowMs)) return nothing;
  if (facts.givenInDay >= rule.mostPerDay) return nothing;
  if (!facts.isWaiting) return { verdict: "look again", atMs: nowMs + deadlines.goodwill.ms };
  return { verdict: "give" };
}

/** What an agent's budget is counted over (GB1): thirty days back from now. */
export const BUDGET_SPAN_MS = 30 * 24 * 3_600_000;

/** What a gift by an agent's own judgement depends on. */
export interface JudgedGift {
  /** Codes in thirty days, as the owner gave them to this agent. */
  readonly budget: number;
  readonly givenByAgent: number;
  /** Whether this conversation has had its code (GB2). */
  readonly isGivenHere: boolean;
  /** Whether the owner gives goodwill on the site at all: words and codes are theirs. */
  readonly isSetUp: boolean;
  readonly isTest: boolean;
}

/** How many codes an agent may still give in this conversation's place; 0 = none here (GB1, GB2). */
export function goodwillLeft(facts: JudgedGift): number {
  const { budget, givenByAgent, isGivenHere, isSetUp, isTest } = facts;
  return isGivenHere || !isSetUp || isTest ? 0 : Math.max(0, budget - givenByAgent);
}

function isTooSoon({ onceInMs }: GoodwillRule, lastGivenAtMs: number | null, nowMs: number) {
  return lastGivenAtMs !== null && nowMs - lastGivenAtMs < onceInMs;
}
