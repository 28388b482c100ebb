import type { DepartmentWaitScore } from "@presently/shared/protocol";

/** Promises of one hour of the day, or of one group of places. */
export type Part = DepartmentWaitScore["byHour"][number];

/** A group of places: up to the place before the next group; null = all that follow. */
export interface PlaceGroup extends Part {
  readonly fromPlace: number;
  readonly uptoPlace: number | null;
}

/** The hours of the day in which a wait was told, in order. */
export function toldHours(byHour: readonly Part[]): (Part & { readonly hour: number })[] {
  return byHour.map((part, hour) => ({ ...part, hour })).filter(({ waits }) => waits > 0);
}

/** The groups of places at which a wait was told, in order; each with where it ends, which the next one says even when nothing was told there. */
export function toldPlaces(byPlace: DepartmentWaitScore["byPlace"]): PlaceGroup[] {
  return byPlace
    .map((part, at) => ({ ...part, uptoPlace: lastBefore(byPlace[at + 1]) }))
    .filter(({ waits }) => waits > 0);
}

function lastBefore(next: { readonly fromPlace: number } | undefined): number | null {
  return next === undefined ? null : next.fromPlace - 1;
}

/** What the plot draws: the middle of each hour, how many promises were decided, and the per cent of them that were kept; null = none. */
export interface HourSeries {
  readonly middle: number[];
  readonly keptPercent: (number | null)[];
  readonly decided: (number | null)[];
}

export function hourSeries(byHour: readonly Part[]): HourSeries {
  return {
    middle: byHour.map((_part, hour) => hour + 0.5),
    keptPercent: byHour.map(({ keptShare }) => (keptShare === null ? null : keptShare * 100)),
    decided: byHour.map(({ decided }) => (decided === 0 ? null : decided)),
  };
}
