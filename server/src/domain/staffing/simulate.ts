import { HOUR_MS, WEEK_HOURS } from "./hour-of-week.ts";
import { type Effort, quietestHour, type SiteModel, visitorsOf, weeksFor } from "./site-model.ts";
import { Team, type Visitor } from "./team.ts";
import { WaitsByHour } from "./waits-by-hour.ts";

/** Agents on duty by simulated week and hour of the week. */
export type Roster = (week: number, hour: number) => number;

/** The hours that a week's last visitors are waited for. */
const HOURS_AFTER = 2;

/**
 * Simulates weeks of a site with a roster: what is left over when an hour ends is there when the next begins. Whoever waits counts, also
 * those who give up: with what somebody of endless patience would have waited in their stead, since else a team that drives visitors
 * away would look better than one that keeps them. `alsoTell` is handed every visitor, once it is known how long she waits. (ST6)
 */
export function simulate(
  model: SiteModel,
  roster: Roster,
  effort: Effort,
  alsoTell?: (visitor: Visitor) => void,
): WaitsByHour {
  const waits = new WaitsByHour();
  const first = quietestHour(model);
  for (let week = 0; week < weeksFor(model, effort); week += 1) {
    const team = new Team(model.capacity, model.beta, 0);
    const came = Array.from({ length: WEEK_HOURS }, (_, n) => {
      const hour = (first + n) % WEEK_HOURS;
      const startMs = n * HOUR_MS;
      const visitors = visitorsOf(model, { seed: effort.seed, week, hour, startMs });
      team.run(startMs + HOUR_MS, roster(week, hour), visitors);
      return { hour, visitors };
    });
    for (let n = WEEK_HOURS; n < WEEK_HOURS + HOURS_AFTER && team.isAnybodyWaiting; n += 1) {
      team.run((n + 1) * HOUR_MS, roster(week, (first + n) % WEEK_HOURS), []);
    }
    for (const { hour, visitors } of came) {
      for (const visitor of visitors) {
        waits.add(hour, visitor.waitMs);
        alsoTell?.(visitor);
      }
    }
  }
  return waits;
}
