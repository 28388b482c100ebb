import * as z from "zod";
import { DepartmentId } from "./ids.ts";

const Share = z.nullable(z.number().min(0).max(1));
const Ms = z.nullable(z.int());
const part = { waits: z.int().min(0), keptShare: Share, biasMs: Ms };

/**
 * How well the waits that were told have held, by department, over the latest thousand that ended (GET /console/api/wait-score). Shares are of
 * promises that were kept or broken; who left while the bound still held says neither. Null where nothing says anything yet.
 */
export const WaitScores = z.object({
  departments: z.array(
    z.object({
      departmentId: DepartmentId,
      name: z.string(),
      waits: z.int().min(0),
      promised: z.int().min(0),
      keptShare: Share,
      /** Broken by more than a minute. */
      lateShare: Share,
      /** Between the bounds, on average. */
      widthMs: Ms,
      /** How much longer than expected, on average. */
      biasMs: Ms,
      refusals: z.int().min(0),
      /** Refused, and served within ten minutes. */
      refusalsInVain: z.int().min(0),
      /** By the hour of the day, 0 to 23, in the time zone of the site. */
      byHour: z.array(z.object(part)).length(24),
      byPlace: z.array(z.object({ fromPlace: z.int().min(1), ...part })),
      /** Of the last 200; `isWithin` while it is between 80 % and 98 %. */
      latest: z.object({ waits: z.int().min(0), keptShare: Share, isWithin: z.boolean() }),
    }),
  ),
});
export type WaitScores = z.infer<typeof WaitScores>;
