import { DeskError } from "@presently/shared/protocol";
import { startLimits } from "../domain/limits.ts";
import { type Script, the } from "../store/script.ts";
import { startedOnSiteSince } from "../store/statements/starts.ts";
import type { Work } from "./work.ts";

/** Refuses a start on a site that saw as many of them within a minute as the operator allows (L2): `site.busy`. */
export function* assertSiteNotBusy(work: Work, site: number): Script<void> {
  const sinceMs = work.nowMs - 60_000;
  const { count } = yield* the(startedOnSiteSince, { desk: work.desk, site, sinceMs });
  const { siteConversationsPerMinute } = work.context.limits ?? startLimits;
  if (count >= siteConversationsPerMinute) throw new DeskError("site.busy", {}, 60_000);
}
