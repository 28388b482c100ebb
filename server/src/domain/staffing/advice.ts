import type { Advice, StaffingHour } from "@presently/shared/protocol";
import type { Target } from "./need.ts";
import { simulate, type Roster } from "./simulate.ts";
import type { Effort, SiteModel } from "./site-model.ts";
import type { WaitsByHour } from "./waits-by-hour.ts";

/** Longer stretches are told by their worst hours: nobody is hired for a day by one sentence. */
const MAX_HOURS = 4;
const MAX_SENTENCES = 5;

/** What was asked of the simulation, and what it said of the agents there were. */
export interface Simulated {
  readonly target: Target;
  readonly effort: Effort;
  readonly before: WaitsByHour;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Visitors a week who wait longer than asked. */
  readonly late: number;
}

/**
 * Where more agents would help most: stretches of up to four hours of one day that needed more agents than there were, those with the most
 * late visitors first, and what one more agent for that time makes of them, by simulation; or as many as the neediest hour lacks, where one
 * is not enough. (ST9)
 */
export function adviceFor(
  model: SiteModel,
  hours: readonly StaffingHour[],
  roster: Roster,
  { target, effort, before: asTheyWere }: Simulated,
): Advice[] {
  const worst = stretchesOf(hours).toSorted((one, other) => other.late - one.late);
  return worst.slice(0, MAX_SENTENCES).flatMap(({ from, to }) => {
    const isIn = (hour: number): boolean => hour >= from && hour < to;
    const named = hours.filter(({ hour }) => isIn(hour));
    const numbers = named.map(({ hour }) => hour);
    const serviceOf = (waits: WaitsByHour) => waits.service(numbers, target.withinMs, target.share);
    const waitsWith = (more: number) =>
      serviceOf(
        simulate(model, (week, hour) => roster(week, hour) + (isIn(hour) ? more : 0), effort),
      );
    const [before, withOne] = [serviceOf(asTheyWere), waitsWith(1)];
    if (before === null || withOne === null) return [];
    const isEnough = withOne.within >= target.share;
    const more = isEnough ? 1 : Math.max(...named.map(missingIn));
    const after = more === 1 ? withOne : (waitsWith(more) ?? withOne);
    const arrivals = named.reduce((sum, each) => sum + each.arrivals, 0);
    return [{ fromHour: from, toHour: to, more, arrivals, before, after }];
  });
}

/** The stretches in which agents are missing, each within a day; of a longer one the four hours with the most late visitors. */
function stretchesOf(hours: readonly StaffingHour[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let hour = 0; hour <= hours.length; hour += 1) {
    if (hour < hours.length && hour % 24 !== 0 && isShort(hours[hour])) continue;
    if (isShort(hours[from]) && hour > from) stretches.push(worstOf(hours, from, hour));
    from = hour;
    if (!isShort(hours[hour])) from = hour + 1;
  }
  return stretches;
}

function worstOf(hours: readonly StaffingHour[], from: number, to: number): Stretch {
  const length = Math.min(MAX_HOURS, to - from);
  const starts = Array.from({ length: to - from - length + 1 }, (_, at) => from + at);
  const windows = starts.map((start): Stretch => {
    const inside = hours.slice(start, start + length);
    const late = inside.reduce(
      (sum, { arrivals, before }) => sum + arrivals * (1 - (before?.within ?? 1)),
      0,
    );
    return { from: start, to: start + length, late };
  });
  return windows.reduce((worst, window) => (window.late > worst.late ? window : worst));
}

function isShort(hour: StaffingHour | undefined): boolean {
  return hour !== undefined && missingIn(hour) > 0;
}

/** How many agents an hour lacks, by what there were to the nearest one. */
function missingIn({ needed, online }: StaffingHour): number {
  return needed - Math.round(online);
}
