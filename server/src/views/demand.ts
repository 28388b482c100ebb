import { isUnusuallyBusy, LEAST_WEEKS, PAST_WEEKS } from "../domain/demand.ts";
import { one, type Script, the } from "../store/script.ts";
import { countOfSite, firstOfSite } from "../store/statements/staffing.ts";

const HOUR_MS = 3600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/**
 * The sites at which more conversations began in the last hour than it usually brings (M2): a dozen counts in an index for each. The same hour of
 * the week is 168 hours ago, so for a week after a change of the clocks it is another hour by the wall.
 */
export function* readBusySites(
  desk: number,
  sites: Iterable<number>,
  nowMs: number,
): Script<Set<number>> {
  const busy = new Set<number>();
  for (const site of sites) {
    const first = yield* one(firstOfSite, { desk, site });
    if (first === undefined) continue;
    const since = Math.floor((nowMs - HOUR_MS - first.createdAtMs) / WEEK_MS);
    const weeks = Math.min(PAST_WEEKS, since);
    if (weeks < LEAST_WEEKS) continue;
    const counts: number[] = [];
    for (let week = 0; week <= weeks; week += 1) {
      const toMs = nowMs - week * WEEK_MS;
      const { count } = yield* the(countOfSite, { desk, site, fromMs: toMs - HOUR_MS, toMs });
      counts.push(count);
    }
    const [starts = 0, ...past] = counts;
    if (isUnusuallyBusy(starts, past)) busy.add(site);
  }
  return busy;
}
