import type { SettingsView } from "@presently/shared/protocol";
import { GOODWILL_DAY_MS } from "../domain/goodwill.ts";
import { one, type Script, the } from "../store/script.ts";
import { codesLeft, giftsSince, goodwillOf } from "../store/statements/goodwill.ts";

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
