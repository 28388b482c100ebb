import { DeskError } from "@presently/shared/protocol";
import { startLimits } from "../domain/limits.ts";
import { one, type Script, the } from "../store/script.ts";
import { hundredthNewest, startedOnSiteSince } from "../store/statements/starts.ts";
import type { Work } from "./work.ts";

/** Refuses a start on a site that saw a hundred of them within a minute (L2): `site.busy`. */
export function* assertSiteNotBusy(work: Work, site: number): Script<void> {
  const sinceMs = work.nowMs - 60_000;
  // While the whole desk is below the limit, one row answers for every site of it.
  const hundredth = yield* one(hundredthNewest, { desk: work.desk });
  if (hundredth === undefined || hundredth.createdAtMs <= sinceMs) return;
  const { count } = yield* the(startedOnSiteSince, { desk: work.desk, site, sinceMs });
  const { siteConversationsPerMinute } = work.context.limits ?? startLimits;
  if (count >= siteConversationsPerMinute) throw new DeskError("site.busy", {}, 60_000);
}
