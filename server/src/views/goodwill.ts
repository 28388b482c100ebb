import type { SettingsView } from "@presently/shared/protocol";
import { BUDGET_SPAN_MS, GOODWILL_DAY_MS, goodwillLeft } from "../domain/goodwill.ts";
import { one, type Script, the } from "../store/script.ts";
import {
  budgetOf,
  codesLeft,
  giftOf,
  giftsByAgent,
  giftsSince,
  goodwillOf,
  goodwillSubject,
} from "../store/statements/goodwill.ts";

export type SiteGoodwill = SettingsView["sites"][number]["goodwill"];

/** What the owner has set for a site, and how much of it is left; null = never set. */
export function* readGoodwill(desk: number, site: number, nowMs: number): Script<SiteGoodwill> {
  const rule = yield* one(goodwillOf, { desk, site });
  const left = yield* the(codesLeft, { desk, site });
  if (rule === undefined) return null;
  const given = yield* the(giftsSince, { desk, site, sinceMs: nowMs - GOODWILL_DAY_MS });
  const { audience, words, fixedCode, mostPerDay } = rule;
  return {
    isOn: rule.isOn === 1,
    limitMinutes: rule.limitMs / 60_000,
    days: rule.onceInMs / 86_400_000,
    mostPerDay,
    audience,
    words,
    fixedCode,
    codesLeft: left.count,
    givenInDay: given.count,
  };
}

/** How many codes an agent may still give, in this conversation's place; 0 = none here (GB1, GB2). */
export function* readGoodwillLeft(
  desk: number,
  conversation: number,
  agent: number,
  nowMs: number,
): Script<number> {
  const { codes: budget } = (yield* one(budgetOf, { desk, agent })) ?? { codes: 0 };
  if (budget === 0) return 0; // most have none, and a card is read often
  const { site, testSinceMs } = yield* the(goodwillSubject, { desk, id: conversation });
  const given = yield* the(giftsByAgent, { desk, agent, sinceMs: nowMs - BUDGET_SPAN_MS });
  return goodwillLeft({
    budget,
    givenByAgent: given.count,
    isGivenHere: (yield* one(giftOf, { desk, conversation })) !== undefined,
    isSetUp: (yield* one(goodwillOf, { desk, site })) !== undefined,
    isTest: testSinceMs !== null,
  });
}
