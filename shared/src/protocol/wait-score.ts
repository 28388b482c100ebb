import * as z from "zod";
import { DepartmentId } from "./ids.ts";

const Share = z.nullable(z.number().min(0).max(1));
const Ms = z.nullable(z.int());
const Count = z.int().min(0);
const part = { waits: Count, decided: Count, keptShare: Share, biasMs: Ms };

/**
 * How well the waits that were told have held, by department, over the latest thousand that ended (GET /console/api/wait-score). Shares are of
 * promises that were kept or broken; who left while the bound still held says neither. Null where nothing says anything yet.
 */
export const WaitScores = z.object({
  /** What the latest promises are held to (`leastShare` of the words and of the exact bounds, `mostShare` of the exact bounds), and from how many decided ones on. */
  target: z.object({
    leastShare: z.number(),
    mostShare: z.number(),
    leastDecided: Count,
    latestDecided: Count,
  }),
  departments: z.array(
    z.object({
      departmentId: DepartmentId,
      name: z.string(),
      /** Whose visitors wait for it. */
      sites: z.array(z.string()),
      /** In which the hours are those of a day. */
      timeZone: z.string(),
      waits: Count,
      /** Of the waits, those that were told by when it is over at the latest; and of these, those that were kept or broken. */
      promised: Count,
      decided: Count,
      keptShare: Share,
      /** Of the decided, those over within the exact bound, which the words that were told round up. */
      boundShare: Share,
      /** Broken by more than a minute. */
      lateShare: Share,
      /** Between the bounds, on average. */
      widthMs: Ms,
      /** How much longer than expected, on average. */
      biasMs: Ms,
      refusals: Count,
      /** Refused, and served within ten minutes. */
      refusalsInVain: Count,
      /** By the hour of the day, 0 to 23, by when it was told. */
      byHour: z.array(z.object(part)).length(24),
      byPlace: z.array(z.object({ fromPlace: z.int().min(1), ...part })),
      /** Of the last 200; `isWithin` while at least 80 % were kept, and 80 to 98 % of the exact bounds held. */
      latest: z.object({
        waits: Count,
        keptShare: Share,
        boundShare: Share,
        isWithin: z.boolean(),
      }),
    }),
  ),
});
export type WaitScores = z.infer<typeof WaitScores>;
export type DepartmentWaitScore = WaitScores["departments"][number];
