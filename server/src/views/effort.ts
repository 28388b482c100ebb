import type { EffortAnswer } from "@presently/shared/protocol";
import { EFFORT_MS, HARD_WITHIN_MS, isEased } from "../domain/effort.ts";
import { type RoleGrant, roleOn } from "../domain/rights.ts";
import { readSiteSettings } from "../domain/site-settings.ts";
import { all, one, type Script, the } from "../store/script.ts";
import { effortOfAgent } from "../store/statements/effort.ts";
import { sitesOfDesk } from "../store/statements/team.ts";
import { workSpanOf } from "../store/statements/work-spans.ts";

/** An agent's own last hours (LP2 to LP4). */
export function* readEffort(
  desk: number,
  { agent, roles }: { readonly agent: number; readonly roles: readonly RoleGrant[] },
  nowMs: number,
): Script<EffortAnswer> {
  const span = yield* one(workSpanOf, { desk, agent });
  const workSinceMs = span === undefined || span.restSinceMs !== null ? null : span.sinceMs;
  const { ended, hard } = yield* the(effortOfAgent, {
    desk,
    agent,
    sinceMs: nowMs - EFFORT_MS,
    hardSinceMs: nowMs - HARD_WITHIN_MS,
  });
  const sites = yield* all(sitesOfDesk, { desk });
  return {
    workSinceMs,
    pauseFromMs: pauseFromMs(workSinceMs, sites, roles),
    endedChats: ended,
    isEased: isEased(hard),
  };
}

/** From when on somebody at work is reminded of a pause: the shortest time of the sites they have a role on counts; null = never (LP2). */
export function pauseFromMs(
  workSinceMs: number | null,
  sites: readonly { readonly id: number; readonly settings: string }[],
  roles: readonly RoleGrant[],
): number | null {
  const spans = sites
    .filter(({ id }) => roleOn(id, roles) !== undefined)
    .map(({ settings }) => readSiteSettings(settings).pauseAfterMs)
    .filter((spanMs) => spanMs > 0);
  return workSinceMs === null || spans.length === 0 ? null : workSinceMs + Math.min(...spans);
}
