import * as z from "zod";
import { MAX_INTERVALS_A_DAY, MAX_SPECIAL_DAYS } from "./hours-limits.ts";
import { TimeZone } from "./states.ts";

/**
 * A part of a day in which a department answers, by the clock on its wall: minutes since midnight of the day it begins on. Beyond 1,440 it
 * ends on the next day; a day long at most.
 */
export const OpenInterval = z.object({
  fromMin: z.int().min(0).max(1439),
  toMin: z.int().min(1).max(2879),
});
export type OpenInterval = z.infer<typeof OpenInterval>;

const OpenDay = z.array(OpenInterval).max(MAX_INTERVALS_A_DAY);

/** When a department answers. What does not add up (an interval that ends before it begins, two that overlap) is refused by the desk (H2). */
export const OpeningHours = z.object({
  timeZone: TimeZone,
  /** Monday first. An empty day is a closed one. */
  week: z.array(OpenDay).length(7),
  /** Holidays and other days with hours of their own, in place of their weekday's. */
  days: z
    .array(z.object({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), open: OpenDay }))
    .max(MAX_SPECIAL_DAYS),
});
export type OpeningHours = z.infer<typeof OpeningHours>;
