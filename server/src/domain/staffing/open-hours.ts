import type { Hours } from "../hours.ts";
import { WEEK_HOURS } from "./hour-of-week.ts";

const HOUR_MIN = 60;
const DAY_MIN = 1440;

/**
 * Which hours of the week a site answers in, even for a part: while one of its departments is open by its weekly hours. `null` hours are
 * always open. Special days are passed over, since they are no part of a usual week. (ST7)
 */
export function openHours(departments: readonly (Pick<Hours, "week"> | null)[]): boolean[] {
  const isAlways = departments.includes(null);
  const open = Array.from({ length: WEEK_HOURS }, () => isAlways);
  for (const hours of departments) {
    for (const [day, intervals] of (hours?.week ?? []).entries()) {
      for (const { fromMin, toMin } of intervals) {
        const from = Math.floor((day * DAY_MIN + fromMin) / HOUR_MIN);
        const to = Math.ceil((day * DAY_MIN + toMin) / HOUR_MIN);
        for (let hour = from; hour < to; hour += 1) open[hour % WEEK_HOURS] = true;
      }
    }
  }
  return open;
}
