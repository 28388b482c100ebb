import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import { eraseBeforeMs } from "../domain/retention.ts";
import { readSiteSettings, withSiteSettings } from "../domain/site-settings.ts";
import { all, run, type Script, the } from "../store/script.ts";
import { conversationsToErase, countToErase } from "../store/statements/retention.ts";
import { saveSite, sitesOfDesk } from "../store/statements/team.ts";
import { eraseConversation } from "./erase-visitor.ts";
import { changed, keepInAudit, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

/** How long a site keeps conversations that have ended (KD1). */
export function* setKeepDays(
  work: Work,
  { siteId, keepDays }: CommandOf<AgentCommand, "site.setKeepDays">,
): Script<void> {
  const { id, name, origins, isAutoAccept, settings } = yield* siteNamed(work, siteId);
  const row = { id, name, origins, isAutoAccept };
  yield* run(saveSite, { ...row, settings: withSiteSettings(settings, { keepDays }) });
  yield* changed(work, "site", "site.keepDaysSet", siteId, { keepDays });
}

/** How many conversations of a site have been kept for so many days, and would be erased at once. */
export function* countOlder(
  { desk, nowMs }: Pick<Work, "desk" | "nowMs">,
  site: number,
  keepDays: number,
): Script<number> {
  const beforeMs = eraseBeforeMs(keepDays, nowMs);
  if (beforeMs === undefined) return 0;
  return (yield* the(countToErase, { desk, site, beforeMs })).count;
}

/**
 * Takes some of what was kept long enough out of everybody's sight, to be erased behind it (KD2, ER3). `told` are the sites of which the audit log knows
 * already: of each other one it says first how many there are. Answers whether there may be more.
 */
export function* eraseSomeOld(work: Work, told: Set<number>): Script<boolean> {
  const { desk, nowMs } = work;
  for (const { id: site, publicId, settings } of yield* all(sitesOfDesk, { desk })) {
    const { keepDays } = readSiteSettings(settings);
    const beforeMs = eraseBeforeMs(keepDays, nowMs);
    if (beforeMs === undefined) continue;
    const some = yield* all(conversationsToErase, { desk, site, beforeMs });
    if (some.length === 0) {
      told.delete(site);
      continue;
    }
    if (!told.has(site)) {
      const conversations = yield* countOlder(work, site, keepDays);
      yield* keepInAudit(work, "visitor.erasedByAge", publicId, { keepDays, conversations });
      told.add(site);
    }
    for (const { id, visitor } of some) yield* eraseConversation(work, id, visitor);
    return true;
  }
  return false;
}
