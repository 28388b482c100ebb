import { HOUR_MS, WEEK_HOURS } from "./hour-of-week.ts";
import { type Effort, quietestHour, type SiteModel, visitorsOf, weeksFor } from "./site-model.ts";
import { Team, type Visitor } from "./team.ts";

/** What is asked of every hour: this share of visitors waits no longer than `withinMs`. */
export interface Target {
  readonly share: number;
  readonly withinMs: number;
}

/** An hour in which hardly anybody comes (less than one in four weeks) needs nobody. (ST7) */
export const HARDLY_ANYBODY = 0.25;
/** Nobody has more agents than that; the search ends here. */
const MOST_AGENTS = 1000;

interface SimulatedWeek {
  readonly week: number;
  team: Team;
  visitors: Visitor[];
}

/**
 * The least number of agents for every hour of the week by which the target is met, found hour after hour: all simulated weeks stand at the
 * beginning of an hour with what the hour before left them, and go through it with one more or one fewer until the least number is found
 * that will do. Least, given the hours before: a plan that does more than is asked in one hour to spare a later one is not looked for. An
 * hour that no number can help gets the least with which nobody waits for a free agent. (ST7)
 */
export function leastAgents(model: SiteModel, target: Target, effort: Effort): Uint16Array {
  const needed = new Uint16Array(WEEK_HOURS);
  const weeks = Array.from({ length: weeksFor(model, effort) }, (_, week): SimulatedWeek => {
    return { week, team: new Team(model.capacity, model.beta, 0), visitors: [] };
  });
  const first = quietestHour(model);
  for (let n = 0; n < WEEK_HOURS; n += 1) {
    const hour = (first + n) % WEEK_HOURS;
    const startMs = n * HOUR_MS;
    for (const each of weeks) {
      each.team.forgetGone();
      const { week } = each;
      each.visitors = visitorsOf(model, { seed: effort.seed, week, hour, startMs });
    }
    const hardlyAnybody = (model.arrivals[hour] ?? 0) < HARDLY_ANYBODY;
    const before = needed[(hour + WEEK_HOURS - 1) % WEEK_HOURS] ?? 0;
    const found = hardlyAnybody ? 0 : leastFor(weeks, target, startMs + HOUR_MS, before);
    needed[hour] = found;
    for (const each of weeks) each.team.run(startMs + HOUR_MS, found, each.visitors);
  }
  return needed;
}

/** From what the hour before needed, up until it will do, or down as long as it does. */
function leastFor(
  weeks: readonly SimulatedWeek[],
  target: Target,
  endMs: number,
  before: number,
): number {
  let agents = Math.max(1, before);
  if (willDo(weeks, target, endMs, agents)) {
    while (agents > 1 && willDo(weeks, target, endMs, agents - 1)) agents -= 1;
    return agents;
  }
  do agents += 1;
  while (agents < MOST_AGENTS && !willDo(weeks, target, endMs, agents));
  return agents;
}

/** Whether so many agents meet the target in this hour, or would do no better if they were more. */
function willDo(
  weeks: readonly SimulatedWeek[],
  { share, withinMs }: Target,
  endMs: number,
  agents: number,
): boolean {
  let came = 0;
  let within = 0;
  let waited = 0;
  for (const { team, visitors } of weeks) {
    if (visitors.length === 0) continue;
    for (const visitor of visitors) visitor.waitMs = Infinity;
    const tried = team.copy();
    tried.run(endMs, agents, visitors);
    // Whoever came last is judged by what follows; who comes after them changes nothing for them.
    if (tried.isAnybodyWaiting) tried.run(endMs + withinMs, agents, []);
    for (const { waitMs, acceptMs } of visitors) {
      came += 1;
      if (waitMs <= withinMs) within += 1;
      if (waitMs > acceptMs) waited += 1;
    }
  }
  return within >= share * came || waited === 0;
}
